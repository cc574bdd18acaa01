import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fleetFiles } from '../fleets/china-2025/build/build.ts'
import {
  applyEdits,
  entitySchemas,
  type Fleet,
  fieldsOf,
  fleetJsonSchema,
  readFleet,
  readFleetCsv,
  whatIfSchema,
} from '../src/index.ts'

const folder = new URL('../fleets/china-2025/', import.meta.url)
const text = (name: string) => readFileSync(new URL(name, folder), 'utf8')
const loaded = readFleet(JSON.parse(text('fleet.json')))
if (!loaded.ok) throw new Error(JSON.stringify(loaded.issues.slice(0, 3)))
const fleet: Fleet = loaded.value
const sum = (values: number[]) => values.reduce((total, value) => total + value, 0)

describe('the built-in fleet china-2025', () => {
  it('is what its build script makes from the facts, to the byte', () => {
    const built = fleetFiles()
    for (const [name, content] of built) expect(text(name) === content, name).toBe(true)
    expect(
      readdirSync(new URL('csv/', folder))
        .map((name) => `csv/${name}`)
        .sort(),
    ).toEqual([...built.keys()].filter((name) => name.startsWith('csv/')).sort())
  })

  it('is the same fleet in its CSV form', () => {
    const files = new Map(
      readdirSync(new URL('csv/', folder)).map((name) => [name, text(`csv/${name}`)]),
    )
    expect(readFleetCsv(files)).toEqual({ ok: true, value: fleet })
  })

  it('has at least 150 sites, some 400 workloads, ten clusters of the national hubs and four tariff periods', () => {
    expect(fleet.sites.length).toBeGreaterThanOrEqual(150)
    expect(fleet.inferenceWorkloads.length + fleet.trainingWorkloads.length).toBeGreaterThanOrEqual(
      380,
    )
    expect(fleet.periods).toHaveLength(4)
    const places = text('facts/places.csv').split('\n').slice(1)
    const clusters = new Set(places.map((line) => line.split(',').at(-1)?.trim()).filter(Boolean))
    expect(clusters.size).toBe(10)
  })

  it('stands mostly unused, with large sites in the west and many small operators', () => {
    const installed = sum(fleet.pools.map((pool) => pool.count))
    expect(installed).toBeGreaterThan(350_000)
    const west = new Set(
      ['NM', 'GZ', 'GS', 'NX', 'QH', 'XJ', 'XZ', 'SN', 'SC', 'CQ', 'YN', 'GX'].map(
        (code) => `CN-${code}`,
      ),
    )
    const meanSize = (inWest: boolean) => {
      const sites = fleet.sites
        .filter((site) => west.has(site.jurisdiction) === inWest)
        .map((site) => site.id)
      return (
        sum(fleet.pools.filter((pool) => sites.includes(pool.siteId)).map((pool) => pool.count)) /
        sites.length
      )
    }
    expect(meanSize(true)).toBeGreaterThan(1.5 * meanSize(false))
    expect(
      fleet.operators.filter((operator) => operator.operationCostFactor > 1).length,
    ).toBeGreaterThan(50)
  })

  it('rents an eight-accelerator H100 server for about 75,000 yuan a month', () => {
    const h100 = fleet.acceleratorTypes.find(({ id }) => id === 'H100')
    expect(Math.round(((h100?.rentPerHour ?? 0) * 8 * 730.5) / 1000)).toBe(75)
  })

  it('gives every figure a source with a date', () => {
    const known = new Map(fleet.sources.map((source) => [source.id, source]))
    expect(fleet.sources.every((source) => source.date.length >= 4)).toBe(true)
    for (const { sourceId } of fleet.figureSources) expect(known.has(sourceId), sourceId).toBe(true)
    const words = new Set(['id', 'name', 'siteId', 'classId'])
    for (const collection of [
      'sites',
      'pools',
      'acceleratorTypes',
      'regions',
      'periods',
      'operators',
      'inferenceWorkloads',
      'trainingWorkloads',
      'workloadClasses',
    ] as const)
      for (const [field] of fieldsOf(entitySchemas[collection])) {
        if (words.has(field)) continue
        const isUsed = fleet[collection].some(
          (entity) => (entity as Record<string, unknown>)[field] != null,
        )
        const hasSource = fleet.figureSources.some(
          (entry) =>
            entry.collection === collection && entry.field === field && entry.entityId === null,
        )
        expect(!isUsed || hasSource, `${collection}.${field}`).toBe(true)
      }
  })

  it('comes with named what-ifs that apply to it without a problem', () => {
    const whatIfs = whatIfSchema.array().parse(JSON.parse(text('whatIfs.json')))
    expect(whatIfs.map(({ id }) => id)).toEqual(
      expect.arrayContaining([
        'efficient-models',
        'inference-shift',
        'rent-collapse',
        'take-over',
        'hub-latency',
        'free-vouchers',
        'inflated-forecasts',
      ]),
    )
    for (const { id, edits } of whatIfs) {
      expect(edits.length, id).toBeGreaterThan(0)
      expect(applyEdits(fleet, edits).issues, id).toEqual([])
    }
  })
})

describe('the JSON Schema of the fleet format', () => {
  it('is up to date', () => {
    const path = new URL('../fleets/fleet.schema.json', import.meta.url)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(
      JSON.parse(JSON.stringify(fleetJsonSchema())),
    )
  })
})
