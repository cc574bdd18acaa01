/**
 * Compares the estimate of round-trip times with measurements: `npm run rtt-estimate -- [options]`.
 *   --data FOLDER      where the measurements are, ../shared/data/geo by default
 *   --json             the same figures as a document
 * Distance and estimate are those of the built optimizer, defaults those of the fleet format.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { accuracyOf } from './roundTrips/accuracy.mjs'
import { meansInsideCountries, measuredPairs } from './roundTrips/measurements.mjs'
import { root } from './run.mjs'

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: join(root, '../shared/data/geo') },
    json: { type: 'boolean', default: false },
  },
})
const files = [
  'aws_region_rtt_ms_2022.csv',
  'ibm_cloud_region_rtt_ms.csv',
  'flops_export_country_pair_latency.csv',
  'flops_export_wondernetwork_servers.csv',
  'cloud_regions.csv',
]
const absent = files.filter((name) => !existsSync(join(options.data, name)))
if (absent.length > 0) {
  console.log(`There are no measurements in ${options.data} (${absent.join(', ')}).`)
  console.log('Name the folder that has them with --data.')
  process.exit(0)
}

const built = (path) => import(join(root, 'packages', path))
const { estimatedRttMs, greatCircleKm } = await built('optimizer/dist/physics/distance.js')
const { fleetSchema } = await built('shared/dist/index.js')
const defaults = fleetSchema.shape.rttEstimate.parse(undefined)
const physics = { estimatedRttMs, greatCircleKm, defaults }

/** Distances inside one country, and a country as wide as China. */
const nearKm = 3000
const anyDistance = 'at any distance'
const sources = measuredPairs(options.data, physics)
const together = (name, members) => ({
  name,
  pairs: members.flatMap(({ pairs }) => pairs),
  withoutCoordinates: members.reduce((sum, source) => sum + source.withoutCoordinates, 0),
})
const [aws, ibm, wonderNetwork] = sources
const groups = [
  aws,
  ibm,
  together('both clouds', [aws, ibm]),
  wonderNetwork,
  together('all sources', sources),
]
const rows = [
  { scope: anyDistance, keep: () => true },
  { scope: `within ${nearKm} km`, keep: ({ distanceKm }) => distanceKm <= nearKm },
  { scope: 'inside one country', keep: ({ isInsideOneCountry }) => isInsideOneCountry },
].flatMap(({ scope, keep }) =>
  groups.flatMap(({ name, pairs, withoutCoordinates }) => {
    const kept = pairs.filter(keep)
    return kept.length === 0
      ? []
      : [{ scope, source: name, withoutCoordinates, ...accuracyOf(kept, physics) }]
  }),
)
const countries = meansInsideCountries(options.data, physics)

if (options.json) {
  console.log(JSON.stringify({ defaults, rows, countries }))
  process.exit(0)
}
const line = (cells) => console.log(`| ${cells.join(' | ')} |`)
const fixed = (digits) => (value) => value.toFixed(digits)
const [ms, factor, percent] = [fixed(1), fixed(2), (value) => (value * 100).toFixed(0)]
const table = (headers, body) => {
  line(headers)
  line(headers.map((_, at) => (at === 0 ? '---' : '--:')))
  for (const cells of body) line(cells)
  console.log()
}
console.log(`Default: overhead ${defaults.overheadMs} ms, route factor ${defaults.routeFactor}\n`)
for (const scope of new Set(rows.map((row) => row.scope))) {
  const inScope = rows.filter((row) => row.scope === scope)
  console.log(`Errors of the estimate, pairs ${scope}\n`)
  table(
    [
      'source',
      'pairs',
      'pairs without coordinates',
      'median error (ms)',
      '90th percentile (ms)',
      'median error (%)',
      '90th percentile (%)',
      'mean of estimate less measurement (ms)',
      'measured slower than estimated (%)',
    ],
    inScope.map((row) => [
      row.source,
      row.pairs,
      // Without coordinates nobody knows how far apart they are.
      scope === anyDistance ? row.withoutCoordinates : '–',
      ms(row.absoluteMs.median),
      ms(row.absoluteMs.p90),
      percent(row.relative.median),
      percent(row.relative.p90),
      ms(row.meanSignedMs),
      percent(row.slowerFraction),
    ]),
  )
  console.log(`What would fit best, pairs ${scope}\n`)
  table(
    [
      'fit to',
      `best route factor at ${defaults.overheadMs} ms overhead`,
      'best overhead (ms)',
      'best route factor',
      'median error then (ms)',
    ],
    inScope.map((row) => [
      row.source,
      factor(row.bestRouteFactor),
      ms(row.best.overheadMs),
      factor(row.best.routeFactor),
      ms(row.medianMsOfBest),
    ]),
  )
}
console.log('Means over all pairs of servers inside a country (WonderNetwork)\n')
table(
  [
    'country',
    'servers',
    'mean distance (km)',
    'measured (ms)',
    'estimated (ms)',
    'route factor that gives the mean',
  ],
  countries.map(({ country, servers, meanKm, measuredMs, estimatedMs, routeFactor }) => [
    country,
    servers,
    meanKm.toFixed(0),
    ms(measuredMs),
    ms(estimatedMs),
    factor(routeFactor),
  ]),
)
