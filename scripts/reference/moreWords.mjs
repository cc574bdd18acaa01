import {
  costTermMeanings,
  editFields,
  engineNames,
  fieldsOf,
  goalMeanings,
  meaningWithin,
  objectiveMeanings,
  siteDecisionKinds,
  solveStatuses,
  stopReasons,
  units,
} from '@berth/shared'

const tableOf = (head, rows) =>
  [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`]
    .concat(rows.map((row) => `| ${row.join(' | ')} |`))
    .join('\n')

const meaningsOf = (table) =>
  tableOf(
    ['Value', 'Meaning'],
    Object.entries(table).map(([word, meaning]) => [`\`${word}\``, meaning]),
  )

const fieldWords = ([field, schema]) => {
  const { description = '', unit } = meaningWithin(schema) ?? {}
  const symbol = unit ? units[unit].symbol : ''
  return `\`${field}\`${symbol ? ` (${symbol})` : ''}: ${description}`
}

const editTable = tableOf(
  ['`kind`', 'Other fields'],
  Object.entries(editFields).map(([kind, schema]) => [
    `\`${kind}\``,
    fieldsOf(schema).map(fieldWords).join('<br>'),
  ]),
)

const fleetFields =
  'Its fields, with units, ranges and defaults: [fleet.schema.json](../../packages/shared/fleets/fleet.schema.json).'

/** What the type of a symbol does not show by itself, in words that the program has as data anyway. */
export const moreWords = {
  Fleet: fleetFields,
  FleetInput: fleetFields,
  Edit: editTable,
  EngineName: engineNames.map((name) => `\`${name}\``).join(', '),
  CostTermName: meaningsOf(costTermMeanings),
  SiteDecisionKind: meaningsOf(siteDecisionKinds),
  SolveStatus: meaningsOf(solveStatuses),
  StopReason: meaningsOf(stopReasons),
  ObjectiveName: meaningsOf({
    ...objectiveMeanings,
    weighted: 'The measures added up by weights of the planner’s own.',
  }),
  GoalName: tableOf(
    ['Value', 'Meaning', 'Unit'],
    Object.entries(goalMeanings).map(([goal, { description, unit }]) => [
      `\`${goal}\``,
      description,
      unit,
    ]),
  ),
}
