import { BoxedStep } from './boxedStep.ts'
import { Curvature } from './curvature.ts'
import type { GroupedProgram } from './groupedProgram.ts'
import { PriceBox } from './priceBox.ts'
import { unitCosts } from './scales.ts'
import { ShortLists } from './shortLists.ts'
import { evaluateDual } from './softMinimum.ts'

/** Step lengths that are tried before a step is given up. */
const mostAttempts = 12

/**
 * The dual of a grouped program with the cheapest column of each group replaced by a soft minimum, over short lists of columns.
 * It is convex and smooth; its minimum goes to the exact prices as the temperature goes to 0, and the shares are those of a plan.
 */
export class SmoothDual {
  readonly #program: GroupedProgram
  readonly lists: ShortLists
  /** What a unit of each limit may be worth. */
  readonly unitCost: Float64Array
  readonly #box: PriceBox
  readonly #curvature: Curvature
  readonly #boxedStep: BoxedStep
  readonly #gradient: Float64Array
  readonly #trial: Float64Array
  readonly #trialGradient: Float64Array
  #damping = 1e-6

  constructor(program: GroupedProgram) {
    const { rowCount } = program
    this.#program = program
    this.lists = new ShortLists(program)
    this.unitCost = unitCosts(program)
    this.#box = new PriceBox(program)
    this.#curvature = new Curvature(rowCount)
    this.#boxedStep = new BoxedStep(rowCount)
    this.#gradient = new Float64Array(rowCount)
    this.#trial = new Float64Array(rowCount)
    this.#trialGradient = new Float64Array(rowCount)
  }

  /**
   * Makes the lists: for each of the given groups the columns within `margin` (times the group’s scale) of its cheapest. Prices may
   * then move inside a box in which a column that was left out hardly becomes the cheapest. What the lists have in use already stays
   * where `keepsUsed`, so that prices do not swing between two lists.
   */
  screen(
    groups: Int32Array,
    price: Float64Array,
    margin: number,
    temperature: number,
    keepsUsed: boolean,
  ): void {
    this.lists.screen(groups, price, margin, temperature, keepsUsed)
    this.#box.centre(price, this.unitCost, margin)
  }

  /**
   * Newton’s method on the lists until a step promises less than `tolerance` of F. Returns whether prices ended at the box, where the
   * lists may be too short.
   */
  descend(
    price: Float64Array,
    temperature: number,
    tolerance: number,
    mostSteps: number,
    isOver: () => boolean,
  ): boolean {
    const program = this.#program
    const lists = this.lists
    const [box, curvature, gradient] = [this.#box, this.#curvature, this.#gradient]
    let value = evaluateDual(program, lists, price, temperature, gradient)
    for (let iteration = 0; iteration < mostSteps && !isOver(); iteration++) {
      curvature.selectRows(price, gradient, box)
      curvature.form(lists, temperature)
      const leastPivot = curvature.regularise(this.#damping, gradient, box)
      const promised = this.#boxedStep.find(curvature, price, gradient, box, leastPivot)
      if (promised <= tolerance * Math.abs(value)) break
      const { length, found } = this.#searchLine(price, temperature, value)
      if (length === 0) {
        if (this.#damping > 1) break
        this.#damping = Math.max(1e-4, this.#damping * 10)
        // The shares are those of the last trial; the curvature needs those at the prices.
        value = evaluateDual(program, lists, price, temperature, gradient)
        continue
      }
      if (length === 1) this.#damping *= 0.3
      else if (length <= 0.3) this.#damping = Math.max(1e-4, this.#damping * 4)
      price.set(this.#trial)
      gradient.set(this.#trialGradient)
      value = found
    }
    return box.isLeft(price, gradient)
  }

  /**
   * Shortens the step until F falls by a part of what its slope promises (Armijo’s rule). Leaves the prices and the gradient there
   * in the trial; the length is 0 where none was found.
   */
  #searchLine(price: Float64Array, temperature: number, value: number) {
    const gradient = this.#gradient
    const trial = this.#trial
    const { low, high } = this.#box
    const { active, size } = this.#curvature
    const { step } = this.#boxedStep
    let length = 1
    for (let attempt = 0; attempt < mostAttempts; attempt++) {
      trial.set(price)
      let slope = 0
      for (let a = 0; a < size; a++) {
        const r = active[a]!
        const moved = Math.min(high[r]!, Math.max(low[r]!, price[r]! + length * step[a]!))
        trial[r] = moved
        slope += gradient[r]! * (moved - price[r]!)
      }
      if (slope >= 0) {
        length *= 0.3
        continue
      }
      const found = evaluateDual(this.#program, this.lists, trial, temperature, this.#trialGradient)
      if (found <= value + 1e-4 * slope) return { length, found }
      length *= attempt === 0 ? 0.4 : 0.3
    }
    return { length: 0, found: value }
  }
}
