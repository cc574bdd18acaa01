import { describe, expect, it } from 'vitest'
import { LinearModelBuilder } from '../linear/linearModel.ts'
import { selectSolver } from './selectSolver.ts'

const modelWith = (columns: number, integers: number) => {
  const builder = new LinearModelBuilder()
  for (let j = 0; j < columns; j++) builder.addColumn(`x${j}`, 0, 1, j < integers)
  for (let i = 0; i < columns; i++) builder.addRow(`r${i}`, 0, 1, { columns: [i], values: [1] })
  return builder.build()
}

describe('choosing an engine', () => {
  it.each([10, 100])('takes highs for %i columns and says why', (columns) => {
    expect(selectSolver('auto', modelWith(columns, 2))).toMatchObject({
      solver: { name: 'highs' },
      refusal: null,
      reason: expect.stringContaining(`${columns} columns`),
    })
  })
  it('takes price for a large one without decisions, made or never there, and says why', () => {
    const model = modelWith(20_000, 2)
    expect(selectSolver('auto', model).solver.name).toBe('highs')
    model.lower.fill(1, 0, 2)
    expect(selectSolver('auto', model)).toMatchObject({
      solver: { name: 'price' },
      refusal: null,
      reason: expect.stringContaining('20,000 columns'),
    })
  })
  it('takes the engine that is asked for', () => {
    expect(selectSolver('highs', modelWith(10, 2))).toMatchObject({
      solver: { name: 'highs' },
      reason: 'asked for by name',
    })
  })
  it('refuses, with the size and the limit, a model that would take simplex-js minutes', () => {
    expect(selectSolver('simplex-js', modelWith(2000, 2)).refusal).toMatch(
      /2,000,000 cells.*2,000 columns × 2,000 rows/,
    )
    expect(selectSolver('simplex-js', modelWith(100, 90)).refusal).toMatch(
      /up to 60 yes-or-no decisions.*90/,
    )
  })
})
