/** Longest UTF-8 form of a UTF-16 unit, in bytes. */
const bytesPerUnit = 3
const encoder = new TextEncoder()

/**
 * Ids as bytes in one buffer, each once: what a million strings and a set of them would take some hundred megabytes for.
 * The table of places is an open-addressed hash table of indexes, at most half full.
 * @see FNV-1a: Fowler, Noll, Vo, https://datatracker.ietf.org/doc/html/rfc9923
 */
export class IdList {
  #bytes = new Uint8Array(1 << 16)
  #ends = new Uint32Array(1 << 12)
  #hashes = new Int32Array(1 << 12)
  #places = new Int32Array(1 << 13).fill(-1)
  #length = 0
  count = 0

  /** Adds an id; false where it is there already. */
  add(id: string): boolean {
    const start = this.#length
    this.#makeRoom(id.length)
    const end = this.#write(id, start)
    const hash = this.#hashOf(start, end)
    const mask = this.#places.length - 1
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const other = this.#places[place] ?? -1
      if (other < 0) {
        this.#places[place] = this.count
        break
      }
      if (this.#hashes[other] === hash && this.#isSame(other, start, end)) return false
    }
    this.#ends[this.count] = end
    this.#hashes[this.count] = hash
    this.#length = end
    this.count++
    return true
  }

  build(): { idBytes: Uint8Array; idEnds: Uint32Array } {
    return {
      idBytes: this.#bytes.slice(0, this.#length),
      idEnds: this.#ends.slice(0, this.count),
    }
  }

  #write(id: string, start: number): number {
    for (let k = 0; k < id.length; k++) {
      const unit = id.charCodeAt(k)
      if (unit > 127) return start + encoder.encodeInto(id, this.#bytes.subarray(start)).written
      this.#bytes[start + k] = unit
    }
    return start + id.length
  }

  #hashOf(start: number, end: number): number {
    let hash = 0x811c9dc5 | 0
    for (let k = start; k < end; k++) hash = Math.imul(hash ^ (this.#bytes[k] ?? 0), 0x01000193)
    // The low bits choose the place, and FNV mixes them least.
    return hash ^ (hash >>> 15)
  }

  #isSame(other: number, start: number, end: number): boolean {
    const from = other === 0 ? 0 : (this.#ends[other - 1] ?? 0)
    if ((this.#ends[other] ?? 0) - from !== end - start) return false
    for (let k = 0; k < end - start; k++)
      if (this.#bytes[from + k] !== this.#bytes[start + k]) return false
    return true
  }

  #makeRoom(units: number): void {
    if (this.#length + units * bytesPerUnit > this.#bytes.length) {
      const larger = new Uint8Array(2 * this.#bytes.length + units * bytesPerUnit)
      larger.set(this.#bytes)
      this.#bytes = larger
    }
    if (this.count < this.#ends.length) return
    const ends = new Uint32Array(2 * this.#ends.length)
    ends.set(this.#ends)
    this.#ends = ends
    const hashes = new Int32Array(2 * this.#hashes.length)
    hashes.set(this.#hashes)
    this.#hashes = hashes
    this.#places = new Int32Array(2 * this.#places.length).fill(-1)
    const mask = this.#places.length - 1
    for (let index = 0; index < this.count; index++) {
      let place = (hashes[index] ?? 0) & mask
      while ((this.#places[place] ?? -1) >= 0) place = (place + 1) & mask
      this.#places[place] = index
    }
  }
}
