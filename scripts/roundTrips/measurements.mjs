import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Cells of one line of a CSV table, with quotes where a cell holds a comma. */
const cellsOf = (line) =>
  [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  )
const tableOf = (folder, name) => {
  const [headers, ...lines] = readFileSync(join(folder, name), 'utf8')
    .trim()
    .split(/\r?\n/)
    .map(cellsOf)
  return lines.map((cells) => Object.fromEntries(headers.map((header, at) => [header, cells[at]])))
}
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
const plain = (text) => text.normalize('NFD').replace(/\p{Mn}/gu, '')

/**
 * Unordered pairs of two places, each measured by the mean of all its values: both directions, and every week that is listed.
 * Pairs of which a place has no coordinates are counted and left out.
 */
const pairsOf = (name, measurements, placeOf, { greatCircleKm }) => {
  const valuesByPair = new Map()
  for (const { from, to, rttMs } of measurements) {
    if (from === to) continue
    const key = JSON.stringify([from, to].sort())
    valuesByPair.set(key, [...(valuesByPair.get(key) ?? []), rttMs])
  }
  const located = [...valuesByPair].map(([key, values]) => {
    const [a, b] = JSON.parse(key).map(placeOf)
    return a && b
      ? {
          distanceKm: greatCircleKm(a, b),
          rttMs: mean(values),
          isInsideOneCountry: a.country === b.country,
        }
      : null
  })
  const pairs = located.filter((pair) => pair !== null)
  return { name, pairs, withoutCoordinates: located.length - pairs.length }
}

const placed = ({ country, lat, lon, latitude = lat, longitude = lon }) => ({
  country,
  latitude: Number(latitude),
  longitude: Number(longitude),
})

/** IBM names the region after the capital; its halls stand in Northern Virginia. */
const cityOfIbmRegion = (region) => (region === 'Washington DC' ? 'Ashburn' : region)

/** The server list gives each of these two the coordinates of the other's capital. */
const swapped = new Set(['Guatemala', 'Panama'])

const serversByCountry = (folder) => {
  const servers = new Map()
  for (const server of tableOf(folder, 'flops_export_wondernetwork_servers.csv'))
    servers.set(server.country, [...(servers.get(server.country) ?? []), server])
  return servers
}
const countryPairs = (folder) =>
  tableOf(folder, 'flops_export_country_pair_latency.csv').filter(
    ({ n_pings }) => Number(n_pings) > 0,
  )

/** Every source's pairs with distance and measured round-trip time. */
export const measuredPairs = (folder, physics) => {
  const regions = tableOf(folder, 'cloud_regions.csv')
  const aws = new Map(
    regions.filter(({ provider }) => provider === 'aws').map((row) => [row.region, placed(row)]),
  )
  const cities = new Map(regions.map((row) => [plain(row.city), placed(row)]).reverse())
  const servers = serversByCountry(folder)
  // A median over several servers belongs to no place, so only countries with one server have coordinates.
  const onlyServer = (country) => {
    const [server, ...others] = servers.get(country) ?? []
    return server && others.length === 0 && !swapped.has(country) ? placed(server) : undefined
  }
  return [
    pairsOf(
      'AWS',
      tableOf(folder, 'aws_region_rtt_ms_2022.csv').map(({ from, to, rtt_ms }) => ({
        from,
        to,
        rttMs: Number(rtt_ms),
      })),
      (region) => aws.get(region),
      physics,
    ),
    pairsOf(
      'IBM Cloud',
      tableOf(folder, 'ibm_cloud_region_rtt_ms.csv').map(({ from, to, avg_rtt_ms }) => ({
        from,
        to,
        rttMs: Number(avg_rtt_ms),
      })),
      (region) => cities.get(cityOfIbmRegion(region)),
      physics,
    ),
    pairsOf(
      'WonderNetwork',
      countryPairs(folder).map(({ country_from, country_to, median_ms }) => ({
        from: country_from,
        to: country_to,
        rttMs: Number(median_ms),
      })),
      onlyServer,
      physics,
    ),
  ]
}

/** Pings from one server to another in the two days that the table covers, once an hour. */
const pingsPerPair = 48

/**
 * Countries with several servers whose pings cover every pair of them: the estimate is linear in the distance, so its mean over
 * the pairs can be held against the mean of the pings, although no single pair can.
 */
export const meansInsideCountries = (folder, { greatCircleKm, estimatedRttMs, defaults }) => {
  const servers = serversByCountry(folder)
  return countryPairs(folder)
    .filter(({ iso3_from, iso3_to }) => iso3_from === iso3_to)
    .flatMap(({ country_from: country, avg_ms, n_pings }) => {
      const places = (servers.get(country) ?? []).map(placed)
      const complete = pingsPerPair * places.length ** 2
      if (places.length < 4 || Math.abs(Number(n_pings) / complete - 1) > 0.01) return []
      const distances = places.flatMap((a) =>
        places.flatMap((b) => (a === b ? [] : [greatCircleKm(a, b)])),
      )
      const meanKm = mean(distances)
      // A server's pings to itself take no time and are in the published mean.
      const measuredMs = (Number(avg_ms) * places.length) / (places.length - 1)
      const perFactorMs = estimatedRttMs(meanKm, { overheadMs: 0, routeFactor: 1 })
      return [
        {
          country,
          servers: places.length,
          meanKm,
          measuredMs,
          estimatedMs: estimatedRttMs(meanKm, defaults),
          routeFactor: (measuredMs - defaults.overheadMs) / perFactorMs,
        },
      ]
    })
}
