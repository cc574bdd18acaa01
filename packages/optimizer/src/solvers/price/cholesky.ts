/**
 * Factorises a symmetric positive definite matrix in place: the lower triangle of `a` (n × n, by rows, row length `stride`) becomes L
 * with L Lᵀ = A. Pivots that are too small are raised to `least`, which is enough for a search direction.
 * Four rows by four columns at a time, so that the innermost loop has sixteen multiplications for eight loads.
 */
export const factorise = (a: Float64Array, n: number, stride: number, least: number): void => {
  for (let j0 = 0; j0 < n; j0 += 4) {
    const width = Math.min(4, n - j0)
    // The block column below is brought up to date with everything left of it.
    for (let i0 = j0; i0 < n; i0 += 4) {
      if (width === 4 && i0 + 4 <= n) updateTile(a, stride, i0, j0)
      else
        for (let i = i0; i < Math.min(i0 + 4, n); i++)
          for (let j = j0; j < j0 + width; j++) {
            let sum = a[i * stride + j]!
            for (let k = 0; k < j0; k++) sum -= a[i * stride + k]! * a[j * stride + k]!
            a[i * stride + j] = sum
          }
    }
    // Then the block column itself is factorised.
    for (let j = j0; j < j0 + width; j++) {
      let pivot = a[j * stride + j]!
      for (let k = j0; k < j; k++) pivot -= a[j * stride + k]! * a[j * stride + k]!
      const root = Math.sqrt(pivot > least ? pivot : least)
      a[j * stride + j] = root
      const inverse = 1 / root
      for (let i = j + 1; i < n; i++) {
        let sum = a[i * stride + j]!
        for (let k = j0; k < j; k++) sum -= a[i * stride + k]! * a[j * stride + k]!
        a[i * stride + j] = sum * inverse
      }
    }
  }
}

const updateTile = (a: Float64Array, stride: number, i0: number, j0: number): void => {
  const [r0, r1, r2, r3] = [i0 * stride, (i0 + 1) * stride, (i0 + 2) * stride, (i0 + 3) * stride]
  const [q0, q1, q2, q3] = [j0 * stride, (j0 + 1) * stride, (j0 + 2) * stride, (j0 + 3) * stride]
  let s00 = 0,
    s01 = 0,
    s02 = 0,
    s03 = 0
  let s10 = 0,
    s11 = 0,
    s12 = 0,
    s13 = 0
  let s20 = 0,
    s21 = 0,
    s22 = 0,
    s23 = 0
  let s30 = 0,
    s31 = 0,
    s32 = 0,
    s33 = 0
  for (let k = 0; k < j0; k++) {
    const x0 = a[r0 + k]!,
      x1 = a[r1 + k]!,
      x2 = a[r2 + k]!,
      x3 = a[r3 + k]!
    const y0 = a[q0 + k]!,
      y1 = a[q1 + k]!,
      y2 = a[q2 + k]!,
      y3 = a[q3 + k]!
    s00 += x0 * y0
    s01 += x0 * y1
    s02 += x0 * y2
    s03 += x0 * y3
    s10 += x1 * y0
    s11 += x1 * y1
    s12 += x1 * y2
    s13 += x1 * y3
    s20 += x2 * y0
    s21 += x2 * y1
    s22 += x2 * y2
    s23 += x2 * y3
    s30 += x3 * y0
    s31 += x3 * y1
    s32 += x3 * y2
    s33 += x3 * y3
  }
  a[r0 + j0] = a[r0 + j0]! - s00
  a[r0 + j0 + 1] = a[r0 + j0 + 1]! - s01
  a[r0 + j0 + 2] = a[r0 + j0 + 2]! - s02
  a[r0 + j0 + 3] = a[r0 + j0 + 3]! - s03
  a[r1 + j0] = a[r1 + j0]! - s10
  a[r1 + j0 + 1] = a[r1 + j0 + 1]! - s11
  a[r1 + j0 + 2] = a[r1 + j0 + 2]! - s12
  a[r1 + j0 + 3] = a[r1 + j0 + 3]! - s13
  a[r2 + j0] = a[r2 + j0]! - s20
  a[r2 + j0 + 1] = a[r2 + j0 + 1]! - s21
  a[r2 + j0 + 2] = a[r2 + j0 + 2]! - s22
  a[r2 + j0 + 3] = a[r2 + j0 + 3]! - s23
  a[r3 + j0] = a[r3 + j0]! - s30
  a[r3 + j0 + 1] = a[r3 + j0 + 1]! - s31
  a[r3 + j0 + 2] = a[r3 + j0 + 2]! - s32
  a[r3 + j0 + 3] = a[r3 + j0 + 3]! - s33
}

/** Solves L Lᵀ x = b for the factor of `factorise`; x replaces b. */
export const solveFactorised = (
  a: Float64Array,
  n: number,
  stride: number,
  b: Float64Array,
): void => {
  for (let i = 0; i < n; i++) {
    let sum = b[i]!
    const row = i * stride
    for (let k = 0; k < i; k++) sum -= a[row + k]! * b[k]!
    b[i] = sum / a[row + i]!
  }
  for (let i = n - 1; i >= 0; i--) {
    const x = b[i]! / a[i * stride + i]!
    b[i] = x
    const row = i * stride
    for (let k = 0; k < i; k++) b[k] = b[k]! - a[row + k]! * x
  }
}
