import {
  codeWords,
  type EntityCollection,
  entityNames,
  entitySchemas,
  type Fleet,
  fieldsOf,
} from '../../src/index.ts'
import { type Corruption, codeFor, replacing } from './corruption.ts'
import { copyOf, type Document, putAt, type Step, valueAt } from './document.ts'
import { placesOf } from './fieldsOfFleet.ts'

/** Figures and entries that are fine alone and contradict each other. */
export const relationCorruptions = (fleet: Fleet): Corruption[] => [
  ...duplicateIds(fleet),
  ...repeats(fleet),
  ...periodKeys(fleet),
  ...misspeltFields(fleet),
  {
    kind: 'an id that a workload of the other kind has',
    path: ['trainingWorkloads', 0, 'id'],
    code: 'TRAINING_WORKLOAD_ID_DUPLICATE',
    change: (document) => putAt(document, ['trainingWorkloads', 0, 'id'], 'chat'),
  },
  {
    kind: 'periods that do not fill the day',
    path: ['periods'],
    code: 'PERIODS_HOURS_NOT_24',
    change: (document) => putAt(document, ['periods', 0, 'hoursPerDay'], 5),
  },
  replacing(
    'an idle accelerator that draws more than a busy one',
    { path: ['acceleratorTypes', 0, 'idleWatts'], names: ['acceleratorTypes'] },
    (fleet.acceleratorTypes[0]?.activeWatts ?? 0) + 1,
    'idleAboveActive',
  ),
  {
    kind: 'shares of a region above one',
    path: ['inferenceWorkloads', 0, 'currentPlacement'],
    code: 'INFERENCE_WORKLOAD_CURRENT_PLACEMENT_ABOVE_ONE',
    change: (document) =>
      putAt(document, ['inferenceWorkloads', 0, 'currentPlacement', 0, 'share'], 0.6),
  },
  {
    kind: 'an accelerator type that no fit can be for',
    path: ['workloadClasses', 0, 'fitByAcceleratorType', 'unti'],
    code: 'WORKLOAD_CLASS_FIT_BY_ACCELERATOR_TYPE_UNKNOWN',
    fixHolds: 'unit',
    change: (document) => {
      const fits = ['workloadClasses', 0, 'fitByAcceleratorType']
      putAt(document, [...fits, 'unti'], valueAt(document, [...fits, 'unit']))
    },
  },
  ...(['collection', 'field'] as const).map((name) =>
    replacing(
      'a source of what the format does not have',
      { path: ['figureSources', 0, name], names: ['figureSources', name] },
      { collection: 'sitse', field: 'puee' }[name],
      'unknown',
      { collection: 'sites', field: 'pue' }[name],
    ),
  ),
]

/** The last entry with the id of the first; a collection of one entry gets a copy of it. */
const duplicateIds = (fleet: Fleet): Corruption[] =>
  (Object.keys(entitySchemas) as EntityCollection[]).map((collection) => {
    const length = fleet[collection].length
    const at = length > 1 ? length - 1 : length
    return {
      kind: 'an id that is used twice',
      path: [collection, at, 'id'],
      code: codeWords(entityNames[collection], 'id', 'duplicate'),
      change: (document) => {
        const first = copyOf(valueAt(document, [collection, 0]))
        if (length > 1) putAt(document, [collection, at, 'id'], first.id)
        else putAt(document, [collection, at], first)
      },
    }
  })

const repeats = (fleet: Fleet): Corruption[] =>
  (
    [
      [['paths'], fleet.paths.length, 'NETWORK_PATH_DUPLICATE'],
      [['policy', 'siteRulings'], fleet.policy.siteRulings.length, 'SITE_RULING_DUPLICATE'],
      [
        ['inferenceWorkloads', 0, 'demand'],
        fleet.inferenceWorkloads[0]?.demand.length ?? 0,
        'INFERENCE_WORKLOAD_DEMAND_DUPLICATE',
      ],
    ] as [Step[], number, string][]
  ).map(([list, length, code]) => ({
    kind: 'an entry for the same place as an earlier one',
    path: [...list, length],
    code,
    change: (document) => putAt(document, [...list, length], valueAt(document, [...list, 0])),
  }))

const periodKeys = (fleet: Fleet): Corruption[] =>
  placesOf(fleet)
    .filter(({ type }) => type === 'union')
    .flatMap(({ path, names }) => {
      // A demand is a figure of its workload.
      const owner = { path, names: [names[0] ?? '', names.at(-1) ?? ''] }
      return [
        {
          kind: 'a period that does not exist',
          path,
          code: codeFor(owner, 'periodUnknown'),
          change: (document: Document) => putAt(document, [...path, 'noon'], 1),
        },
        {
          kind: 'a period without a value',
          path,
          code: codeFor(owner, 'periodMissing'),
          change: (document: Document) => putAt(document, [...path, 'night'], undefined),
        },
      ]
    })

/** A required field under a name with one letter too many: the field is missing, and the name is unknown. */
const misspeltFields = (fleet: Fleet): Corruption[] =>
  (Object.keys(entitySchemas) as EntityCollection[]).map((collection) => {
    const [name = ''] = fieldsOf(entitySchemas[collection]).at(-1) ?? []
    const path = [collection, 0]
    return {
      kind: 'a misspelt field',
      path: [...path, `${name}s`],
      code: codeFor({ path, names: [collection, `${name}s`] }, 'unknownField'),
      fixHolds: `write ${name}`,
      change: (document) => {
        putAt(document, [...path, `${name}s`], valueAt(fleet, [...path, name]))
        putAt(document, [...path, name], undefined)
      },
    }
  })
