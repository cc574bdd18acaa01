/** A closed line as pairs of longitude and latitude in degrees; the first corner is not repeated at the end. */
export type Ring = readonly (readonly number[])[]

/** How finely places are told. */
export const degreesPerStep = 0.02

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const digits = new Map([...alphabet].map((letter, value) => [letter, value]))
/** Five bits of a number are in a letter; the sixth says that more follow. */
const [bits, more] = [5, 32]

const encodeNumber = (value: number): string => {
  let rest = value < 0 ? -2 * value - 1 : 2 * value
  let text = ''
  for (; rest >= more; rest = Math.floor(rest / more)) text += alphabet[(rest % more) + more]
  return text + alphabet[rest]
}

const encodeRing = (ring: Ring): string => {
  let [lastX, lastY] = [0, 0]
  let text = ''
  for (const [longitude = 0, latitude = 0] of ring) {
    const [x, y] = [Math.round(longitude / degreesPerStep), Math.round(latitude / degreesPerStep)]
    if (text !== '' && x === lastX && y === lastY) continue
    text += encodeNumber(x - lastX) + encodeNumber(y - lastY)
    lastX = x
    lastY = y
  }
  return text
}

/** Polygons, each an outer ring and its holes, as text: steps from corner to corner, a comma between rings, a blank between polygons. */
export const encodeOutline = (polygons: readonly (readonly Ring[])[]): string =>
  polygons.map((rings) => rings.map(encodeRing).join(',')).join(' ')

const decodeRing = (text: string): [number, number][] => {
  const ring: [number, number][] = []
  const last = [0, 0]
  let [axis, value, shift] = [0, 0, 0]
  for (const letter of text) {
    const digit = digits.get(letter) ?? 0
    value += (digit % more) * 2 ** shift
    shift += bits
    if (digit >= more) continue
    last[axis] = (last[axis] ?? 0) + (value % 2 === 1 ? -(value + 1) / 2 : value / 2)
    if (axis === 1) ring.push([(last[0] ?? 0) * degreesPerStep, (last[1] ?? 0) * degreesPerStep])
    ;[axis, value, shift] = [1 - axis, 0, 0]
  }
  const [first] = ring
  return first ? [...ring, first] : []
}

/** The polygons as GeoJSON has them: each ring ends where it begins. */
export const decodeOutline = (code: string): [number, number][][][] =>
  code.split(' ').map((rings) => rings.split(',').map(decodeRing))
