import {
  applyEdits,
  type Edit,
  type EntityCollection,
  entityNames,
  entitySchemas,
  type Fleet,
  fieldsOf,
  meaningWithin,
  type Source,
  type SourceKind,
} from '@berth/shared'
import { isScalable, scaleFigure } from './scaleFigure.ts'

/** An input of the plan that may be otherwise than the fleet says. */
export interface Assumption {
  id: string
  /** In words. */
  name: string
  /** Figures of the fleet that change with it, as `collection.field`. */
  figures: string[]
  /** Where the fleet says that these figures come from. */
  sources: Pick<Source, 'id' | 'kind' | 'title'>[]
}

/** An assumption with what changes it. */
export interface VariedAssumption extends Assumption {
  /** The fleet with the assumption multiplied; null where that changes nothing. `limitedCount` figures end where their range does. */
  vary: (fleet: Fleet, factor: number) => { fleet: Fleet; limitedCount: number } | null
}

/** An assumption that cannot be varied, and why. */
export interface NotVaried {
  id: string
  reason: string
}

/** Kinds of sources of which a figure may well be otherwise. */
const uncertain: ReadonlySet<SourceKind> = new Set(['assumption', 'estimated'])

/**
 * The inputs to vary: seven that planners ask about first, and every other figure whose source is an assumption or an estimate of the fleet.
 * What cannot be multiplied, such as a name or who runs a site, is told with the reason.
 */
export const assumptionList = (
  fleet: Fleet,
): { assumptions: VariedAssumption[]; notVaried: NotVaried[] } => {
  const kindOf = new Map(fleet.sources.map(({ id, kind }) => [id, kind]))
  const figures = [
    ...new Set(
      fleet.figureSources
        .filter(({ sourceId }) => uncertain.has(kindOf.get(sourceId) ?? 'measured'))
        .map(({ collection, field }) => `${collection}.${field}`),
    ),
  ]
  const usual = usualAssumptions.map((entry) => ({
    ...entry,
    sources: sourcesOf(fleet, entry.figures),
  }))
  const covered = new Set(usual.flatMap((entry) => entry.figures))
  const own = figures.filter((figure) => !covered.has(figure))
  return {
    assumptions: [
      ...usual,
      ...own.filter(canVary).map((figure) => figureAssumption(fleet, figure)),
    ],
    notVaried: own
      .filter((figure) => !canVary(figure))
      .map((id) => ({ id, reason: 'It is no number that can be multiplied.' })),
  }
}

const sourcesOf = ({ sources, figureSources }: Fleet, figures: readonly string[]) => {
  const ids = new Set(
    figureSources
      .filter(({ collection, field }) => figures.includes(`${collection}.${field}`))
      .map(({ sourceId }) => sourceId),
  )
  return sources.filter(({ id }) => ids.has(id)).map(({ id, kind, title }) => ({ id, kind, title }))
}

const byEdits =
  (editsOf: (fleet: Fleet, factor: number) => Edit[]): VariedAssumption['vary'] =>
  (fleet, factor) => ({ fleet: applyEdits(fleet, editsOf(fleet, factor)).fleet, limitedCount: 0 })

const byFigure =
  (collection: EntityCollection, field: string): VariedAssumption['vary'] =>
  (fleet, factor) => {
    const scaled = scaleFigure(fleet, collection, field, factor)
    return scaled && scaled.changedCount > 0 ? scaled : null
  }

const largestRouteFactor = 5

const usualAssumptions: Omit<VariedAssumption, 'sources'>[] = [
  {
    id: 'electricityPrice',
    name: 'price of electricity',
    figures: ['sites.electricityPricePerKwh'],
    vary: byFigure('sites', 'electricityPricePerKwh'),
  },
  {
    id: 'demand',
    name: 'demand for inference',
    figures: ['inferenceWorkloads.demand'],
    vary: byEdits((_, factor) => [
      { kind: 'scaleDemand', workloadId: null, regionId: null, factor },
    ]),
  },
  {
    id: 'rent',
    name: 'rents, and with them the penalties of what is not served',
    figures: [
      'acceleratorTypes.rentPerHour',
      'inferenceWorkloads.unservedPenaltyPerMillionTokens',
      'trainingWorkloads.unplacedPenaltyPerHour',
    ],
    vary: byEdits((_, factor) => [{ kind: 'scaleRent', factor }]),
  },
  {
    id: 'pue',
    name: 'power that sites use beyond their machines, PUE less 1',
    figures: ['sites.pue'],
    vary: (fleet, factor) =>
      fleet.sites.every(({ pue }) => pue === 1)
        ? null
        : {
            fleet: {
              ...fleet,
              sites: fleet.sites.map((site) => ({
                ...site,
                pue: Math.min(5, 1 + (site.pue - 1) * factor),
              })),
            },
            limitedCount: 0,
          },
  },
  {
    id: 'carbonPrice',
    name: 'price of carbon',
    figures: ['fleet.carbonPricePerTonne'],
    vary: (fleet, factor) =>
      fleet.carbonPricePerTonne === 0
        ? null
        : {
            fleet: { ...fleet, carbonPricePerTonne: fleet.carbonPricePerTonne * factor },
            limitedCount: 0,
          },
  },
  {
    id: 'routeFactor',
    name: 'length of fibre against the great circle',
    figures: ['fleet.rttEstimate'],
    vary: (fleet, factor) => {
      const wanted = fleet.rttEstimate.routeFactor * factor
      const routeFactor = Math.min(largestRouteFactor, Math.max(1, wanted))
      return routeFactor === fleet.rttEstimate.routeFactor
        ? null
        : {
            fleet: { ...fleet, rttEstimate: { ...fleet.rttEstimate, routeFactor } },
            limitedCount: routeFactor === wanted ? 0 : 1,
          }
    },
  },
  {
    id: 'fixedCost',
    name: 'staff, lease and upkeep of open sites',
    figures: ['sites.fixedCostPerHour'],
    vary: byFigure('sites', 'fixedCostPerHour'),
  },
]

/** How well each accelerator type runs each class is one assumption. */
const fits = 'workloadClasses.fitByAcceleratorType'

const partsOf = (figure: string) => figure.split('.') as [EntityCollection, string]
const canVary = (figure: string) => figure === fits || isScalable(...partsOf(figure))

const figureAssumption = (fleet: Fleet, figure: string): VariedAssumption => {
  const [collection, field] = partsOf(figure)
  const schema = fieldsOf(entitySchemas[collection]).find(([name]) => name === field)?.[1]
  const description = schema && meaningWithin(schema)?.description
  const meaning = (description ?? field).replace(/\.$/, '')
  return {
    id: figure,
    name: `${entityNames[collection]}: ${meaning.charAt(0).toLowerCase()}${meaning.slice(1)}`,
    figures: [figure],
    sources: sourcesOf(fleet, [figure]),
    vary:
      figure === fits
        ? byEdits((_, factor) => [{ kind: 'scaleThroughput', classId: null, factor }])
        : byFigure(collection, field),
  }
}
