import { seededRandom } from '@berth/shared'
import { describe, expect, it } from 'vitest'
import { factorise, solveFactorised } from './cholesky.ts'

const sizes = Array.from({ length: 40 }, (_, k) => k + 1)

/** M Mᵀ + I for a random M: symmetric, and positive definite with eigenvalues of at least 1. */
const positiveDefinite = (n: number): Float64Array => {
  const random = seededRandom(n)
  const m = Float64Array.from({ length: n * n }, () => random.between(-1, 1))
  return Float64Array.from({ length: n * n }, (_, at) => {
    const [i, j] = [Math.floor(at / n), at % n]
    let sum = i === j ? 1 : 0
    for (let k = 0; k < n; k++) sum += m[i * n + k]! * m[j * n + k]!
    return sum
  })
}

describe('the Cholesky factorisation', () => {
  // Sizes that are no multiple of the tile of four take other paths.
  it.each(sizes)('gives L with L Lᵀ = A for %i rows', (n) => {
    const a = positiveDefinite(n)
    const l = a.slice()
    factorise(l, n, n, 0)
    for (let i = 0; i < n; i++)
      for (let j = 0; j <= i; j++) {
        let sum = 0
        for (let k = 0; k <= j; k++) sum += l[i * n + k]! * l[j * n + k]!
        expect(sum).toBeCloseTo(a[i * n + j]!, 10)
      }
  })

  it.each(sizes)('solves A x = b for %i rows', (n) => {
    const a = positiveDefinite(n)
    const x = Float64Array.from({ length: n }, (_, k) => k - n / 2)
    const b = x.map((_, i) => x.reduce((sum, value, j) => sum + a[i * n + j]! * value, 0))
    factorise(a, n, n, 0)
    solveFactorised(a, n, n, b)
    x.forEach((value, i) => {
      expect(b[i]).toBeCloseTo(value, 9)
    })
  })

  it('leaves what stands between the rows and above the diagonal as it is', () => {
    // 4 0      2 0
    // 2 5  =>  1 2   with rows of length 3
    const a = Float64Array.of(4, -7, -7, 2, 5, -7)
    factorise(a, 2, 3, 0)
    expect([...a]).toEqual([2, -7, -7, 1, 2, -7])
  })

  it('raises a pivot that is too small, so that a singular matrix gives a step too', () => {
    // The second pivot of (1 1; 1 1) is 0; it becomes 0.25, whose root is 0.5.
    const a = Float64Array.of(1, 1, 1, 1)
    factorise(a, 2, 2, 0.25)
    expect([a[0], a[2], a[3]]).toEqual([1, 1, 0.5])
  })
})
