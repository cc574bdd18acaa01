import type { Plan } from '@berth/shared'
import { negotiate } from '../../explore/negotiate/negotiate.ts'
import type { Negotiation } from '../../explore/negotiate/negotiation.ts'
import type { MoveRefusal, PlannerRefusal } from '../../explore/negotiate/plannerRefusal.ts'
import { whole } from '../../words/numbers.ts'
import type { Answer, Question } from './question.ts'

/** Moves that are told one by one. */
const toldMoves = 12

/** `berth explore negotiate`. */
export const negotiateQuestion: Question = {
  what: 'Plans on after single moves or site decisions were locked or refused, and prices each of these.',
  words: [],
  options: {
    lock: {
      value: 'text',
      help: 'workload@site, separated by commas: all of the workload runs there; at any of several sites',
    },
    refuse: {
      value: 'text',
      help: 'workload@site, separated by commas: nothing of the workload runs there',
    },
    'keep-open': { value: 'text', help: 'sites that are open, separated by commas' },
    'keep-closed': { value: 'text', help: 'sites that are shut, separated by commas' },
    anew: { value: 'flag', help: 'decide everything anew, and not only what the refusals touch' },
  },
  example:
    'berth explore negotiate --plan plan.json --lock research-1@Shanghai-3 --keep-open Beijing-1',
  ask: async ({ fleet, plan, words: { texts, flags }, options }) => {
    const moves = [
      ...listOf(texts, 'lock').map((text) => moveOf(text, 'lock')),
      ...listOf(texts, 'refuse').map((text) => moveOf(text, 'refuse')),
    ]
    const unread = moves.flatMap((move) => (typeof move === 'string' ? [move] : []))
    if (unread.length > 0)
      return no(
        `Cannot read ${unread.join(', ')} because a move is a workload and a site. To fix: write it as workload@site.`,
      )
    const refusals: PlannerRefusal[] = [
      ...moves.flatMap((move) => (typeof move === 'string' ? [] : [move])),
      ...listOf(texts, 'keep-open').map((siteId) => siteRefusal(siteId, plan, true)),
      ...listOf(texts, 'keep-closed').map((siteId) => siteRefusal(siteId, plan, false)),
    ]
    if (refusals.length === 0)
      return no(
        'Cannot negotiate because nothing is locked or refused. To fix: use --lock, --refuse, --keep-open or --keep-closed.',
      )
    const answer = await negotiate(
      fleet,
      plan,
      { refusals, decideAnew: flags.has('anew') },
      options,
    )
    return { document: answer, lines: linesOf(answer), isNo: answer.status !== 'replanned' }
  },
}

const no = (text: string): Answer => ({
  document: { status: 'badInput', text },
  lines: [text],
  isNo: true,
})

const listOf = (texts: ReadonlyMap<string, string>, option: string): string[] =>
  texts.get(option)?.split(',') ?? []

/** The move that a text names, or the text where it names none. Ids may have an @ of their own, sites less often than workloads. */
const moveOf = (text: string, stance: MoveRefusal['stance']): MoveRefusal | string => {
  const at = text.lastIndexOf('@')
  const [workloadId, siteId] = [text.slice(0, at), text.slice(at + 1)]
  return at > 0 && siteId !== '' ? { kind: 'move', workloadId, siteId, stance } : text
}

const siteRefusal = (siteId: string, { openSiteIds }: Plan, isOpen: boolean): PlannerRefusal => ({
  kind: 'site',
  siteId,
  stance: openSiteIds.includes(siteId) === isOpen ? 'lock' : 'refuse',
})

const linesOf = (answer: Negotiation): string[] => {
  const { text, contradictions, status } = answer
  if (status === 'contradiction')
    return ['These refusals cannot all hold.', ...contradictions.map((entry) => `  ${entry.text}`)]
  if (status === 'noPlan') return [text]
  return [
    text,
    '',
    'What each costs',
    ...new Set(answer.refusals.map((refusal) => `  ${refusal.text}`)),
    ...changeLines(answer),
    ...(answer.isCutShort
      ? ['', 'The time was up before every price was known. To fix: allow more with --time-limit.']
      : []),
  ]
}

const changeLines = ({ changes }: Negotiation): string[] => {
  if (!changes) return []
  const { opened, closed, moves } = changes
  const told = moves.slice(0, toldMoves)
  return [
    '',
    'What changes in the plan',
    ...(opened.length > 0 ? [`  opens: ${opened.join(', ')}`] : []),
    ...(closed.length > 0 ? [`  closes: ${closed.join(', ')}`] : []),
    ...told.map(
      ({ workloadId, regionId, fromSiteId, toSiteId, accelerators }) =>
        `  ${workloadId}${regionId === null ? '' : ` for ${regionId}`}: ${fromSiteId ?? 'nowhere'} → ${toSiteId ?? 'nowhere'}, ${whole(accelerators)} accelerators`,
    ),
    ...(moves.length > told.length
      ? [`  … and ${whole(moves.length - told.length)} more moves: --json`]
      : []),
    ...(opened.length + closed.length + moves.length === 0 ? ['  nothing'] : []),
  ]
}
