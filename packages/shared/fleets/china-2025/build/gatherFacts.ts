import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Papa from 'papaparse'
import { demandCities, selectedAccelerators, selectedPlaces } from './selection.ts'

/**
 * Carries the facts that the fleet is built from out of public data into `facts/`, as aggregates.
 * Usage: tsx gatherFacts.ts FOLDER, where FOLDER holds `geo/` and `traces/` with the files named in facts/README.md.
 */
const [folder] = process.argv.slice(2)
if (folder === undefined)
  throw new Error('Say where the public data are: tsx gatherFacts.ts FOLDER')
const facts = join(dirname(fileURLToPath(import.meta.url)), '..', 'facts')

type Row = Record<string, string>
const read = (path: string): Row[] =>
  Papa.parse<Row>(readFileSync(join(folder, path), 'utf8'), { header: true, skipEmptyLines: true })
    .data
const write = (name: string, rows: object[]) => {
  mkdirSync(facts, { recursive: true })
  writeFileSync(join(facts, name), `${Papa.unparse(rows, { newline: '\n' })}\n`)
}
const found = <T>(value: T | undefined, what: string): T => {
  if (value === undefined) throw new Error(`The public data have no ${what}.`)
  return value
}

const cities = read('geo/cn_cities_geonames.csv')
const clusters = read('geo/cn_edwc_clusters.csv')
const news = read('geo/cn_ai_centres_from_news.csv')
const provinces = read('geo/cn_province_codes.csv')
const emission = read('geo/cn_province_grid_emission_factor.csv')

const placeOf = (name: string): Row => {
  const city = cities.find((row) => row.name === name)
  const cluster = clusters.find((row) => row.cluster === name || row.geonames_place === name)
  const centre = news.find((row) => row.city === name)
  return found(
    city && Number(city.population) > 0 ? city : (cluster ?? centre ?? city),
    `place ${name}`,
  )
}

write(
  'places.csv',
  selectedPlaces.map(([place, provinceCode, part, sites]) => {
    const { lat, lon, geonames_id } = placeOf(place)
    const cluster = clusters.find((row) => row.geonames_place === place || row.cluster === place)
    return {
      place,
      provinceCode,
      part,
      sites,
      latitude: lat,
      longitude: lon,
      geonamesId: geonames_id ?? '',
      hub: cluster?.hub ?? '',
      cluster: cluster?.cluster ?? '',
    }
  }),
)
write(
  'demandCities.csv',
  demandCities.map(([place, provinceCode, factor]) => {
    const { lat, lon, population, geonames_id } = placeOf(place)
    return {
      place,
      provinceCode,
      factor,
      latitude: lat,
      longitude: lon,
      population,
      geonamesId: geonames_id,
    }
  }),
)
write(
  'reportedCentres.csv',
  news.map((row) => ({
    name: row.name,
    city: row.city,
    operator: row.operator,
    pflopsFp16: row.pflops_fp16_as_reported,
    date: row.date,
    source: row.source,
  })),
)

const spaced = (name: string) => name.replace(/([a-z])([A-Z])/g, '$1 $2')
write(
  'provinces.csv',
  provinces.map((row) => {
    const name = spaced(row['Full name'] ?? '')
    const factor = emission.find((entry) => entry.province_en === name)
    return { code: row.Code, name, gridKgPerKwh2022: factor?.kgCO2_per_kWh_2022 ?? '' }
  }),
)

const hardware = read('geo/epoch_ml_hardware.csv')
write(
  'accelerators.csv',
  selectedAccelerators.map(([epochName, id]) => {
    const row = found(
      hardware.find((entry) => entry['Hardware name'] === epochName),
      epochName,
    )
    const bytes = row['Memory size per board (Byte)']
    return {
      id,
      name: epochName,
      memoryGb: bytes ? Number(bytes) / 1e9 : '',
      tdpWatts: row['TDP (W)'] ?? '',
      tensorFp16FlopPerSecond: row['Tensor-FP16/BF16 performance (FLOP/s)'] ?? '',
    }
  }),
)
write(
  'serverPower.csv',
  read('geo/server_power_kw.csv').map((row) => ({
    system: row.system,
    accelerators: row.accelerators,
    kw: row.kW,
    kind: row.kind,
    source: row.source,
  })),
)

/** Requests per hour of the day against the day's mean. The traces are taken to begin at midnight, where they have their trough. */
const dayShape = (path: string) => {
  const rate = Array.from({ length: 24 }, () => 0)
  for (const row of read(path)) {
    const hour = Math.floor(Number(row.t_seconds) / 3600) % 24
    rate[hour] = (rate[hour] ?? 0) + Number(row.rate_rps)
  }
  const mean = rate.reduce((sum, value) => sum + value, 0) / 24
  return rate.map((value) => value / mean)
}
const chat = dayShape('traces/servegen-alibaba-bailian/language_m-small_client_rates.csv')
const reasoning = dayShape('traces/servegen-alibaba-bailian/reason_deepseek-r1_client_rates.csv')
write(
  'dayShape.csv',
  chat.map((value, hour) => ({
    hour,
    chat: value.toFixed(4),
    reasoning: (reasoning[hour] ?? 0).toFixed(4),
  })),
)

/** How unequal clients are: the share of all requests that the largest ones make, by rank. */
const clientShares = (path: string) => {
  const byClient = new Map<string, number>()
  for (const row of read(path))
    byClient.set(row.client ?? '', (byClient.get(row.client ?? '') ?? 0) + Number(row.rate_rps))
  const total = [...byClient.values()].reduce((sum, value) => sum + value, 0)
  return [...byClient.values()].sort((a, b) => b - a).map((value) => value / total)
}
write(
  'clientShares.csv',
  clientShares('traces/servegen-alibaba-bailian/reason_deepseek-r1_client_rates.csv')
    .slice(0, 40)
    .map((share, rank) => ({ rank: rank + 1, share: share.toFixed(5) })),
)

const requests = read('traces/azure-llm-2023/AzureLLMInferenceTrace_conv.csv')
const sum = (key: string) => requests.reduce((total, row) => total + Number(row[key]), 0)
write('requestShape.csv', [
  {
    requests: requests.length,
    promptTokensMean: (sum('ContextTokens') / requests.length).toFixed(1),
    answerTokensMean: (sum('GeneratedTokens') / requests.length).toFixed(1),
  },
])

const acme = read('traces/acme/cluster_summary.csv')
write(
  'jobSizes.csv',
  acme.map((row) => ({
    cluster: row.id,
    jobs: row.gpu_job_num,
    meanAccelerators: row.avg_gpu_num,
    medianAccelerators: row.med_gpu_num,
    largestAccelerators: row.max_gpu,
  })),
)
