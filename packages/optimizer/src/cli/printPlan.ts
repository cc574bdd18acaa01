import {
  type SiteDecisionKind,
  type SolveResult,
  searchScopes,
  siteDecisionKinds,
} from '@berth/shared'
import { lowerFirst, whole } from '../words/numbers.ts'
import { padded } from './padded.ts'
import type { Terminal } from './terminal.ts'
import { comparisonRows, gapInWords, perMonth } from './words.ts'

const listedSites = 12

const lastGoalInWords = ({ objective, plan }: SolveResult) =>
  objective === 'weighted' ? 'Weighted measures' : `Cost per hour in ${plan?.currency}`

/** The answer for a person: what changes, how good it is, what happens to the sites. */
export const printPlan = (terminal: Terminal, result: SolveResult): void => {
  const bold = (text: string) => (terminal.hasColour ? `\u001b[1m${text}\u001b[22m` : text)
  const line = (text = '') => terminal.out(`${text}\n`)
  const { plan, before, engine, certificate, layers, refusals } = result
  if (!plan) {
    line(bold(`No plan: ${result.status}.`))
    line(result.message)
    for (const refusal of refusals) line(`  ${refusal.text} [${refusal.code}]`)
    return
  }
  line(
    bold(
      `Fleet ${plan.fleetId}: ${whole(plan.account.openSites)} of ${whole(before.openSites)} open sites are enough.`,
    ),
  )
  line(
    `The plan is ${gapInWords(result.gapRelative)}, found by ${engine.name} ${engine.version} in ${result.seconds.toFixed(1)} s (${engine.reason}).`,
  )
  if (result.scope !== 'everything')
    line(`That is among ${lowerFirst(searchScopes[result.scope])} Plan without --hold for all.`)
  line()
  for (const text of padded([
    ['', 'today', 'plan'],
    ...comparisonRows(before, plan.account, plan.currency).map((row) => [
      row.label,
      row.before,
      row.after,
    ]),
  ]))
    line(`  ${text}`)
  line()
  line(bold('Cost by term'))
  const terms = plan.account.costTerms.filter(
    ({ name, amountPerHour }) =>
      amountPerHour !== 0 ||
      before.costTerms.some((term) => term.name === name && term.amountPerHour !== 0),
  )
  for (const text of padded(
    terms.map(({ name, amountPerHour }) => {
      const today = before.costTerms.find((term) => term.name === name)?.amountPerHour ?? 0
      return [name, perMonth(today, plan.currency), perMonth(amountPerHour, plan.currency)]
    }),
  ))
    line(`  ${text}`)
  line()
  line(bold('Sites'))
  for (const [kind, meaning] of Object.entries(siteDecisionKinds) as [SiteDecisionKind, string][]) {
    const decided = plan.siteDecisions.filter(({ decision }) => decision === kind)
    if (decided.length === 0) continue
    line(`  ${kind}: ${whole(decided.length)}. ${meaning}`)
    if (!decided.some(({ open }) => open)) continue
    const shown = [...decided].sort((a, b) => b.busyAfter - a.busyAfter).slice(0, listedSites)
    for (const decision of shown) line(`    ${decision.siteId}: ${decision.reason}`)
    if (decided.length > shown.length)
      line(`    … and ${decided.length - shown.length} more: --json`)
  }
  for (const entry of plan.unserved)
    line(
      `  Not served: ${entry.workloadId}${entry.regionId ? ` for ${entry.regionId}` : ''}. ${entry.reason}`,
    )
  line()
  if (layers && layers.lpRelaxation !== null)
    line(
      `${lastGoalInWords(result)}: ${whole(layers.lpRelaxation)} if every yes or no could be a share, ${whole(layers.integerPlan)} in this plan${layers.wholeReplicas === null ? '' : `, ${whole(layers.wholeReplicas)} with whole replicas`}. ${layers.wholeReplicasMessage}`,
    )
  if (certificate)
    line(
      `Certificate: ${whole(certificate.checkCount)} limits and figures were recomputed independently, and all hold.`,
    )
}
