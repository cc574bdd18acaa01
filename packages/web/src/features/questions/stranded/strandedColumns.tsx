import { formatCount } from '../../../format/count.ts'
import { formatMoneyPerMonth } from '../../../format/money.ts'
import { formatPower } from '../../../format/quantity.ts'
import type { StrandedReasonRecord, StrandedRecord } from '../../../graphql/strandedDocument.ts'
import { questionsText } from '../../../text/questions.ts'
import type { About } from '../about.ts'
import { capitalised } from '../capitalised.ts'
import type { AnswerColumn } from '../table/answerColumn.ts'

const text = questionsText.stranded

/** A reason in words and numbers: how much is idle for it, what going without it brings, what to change. */
export function strandedColumns({
  currency,
}: Pick<About, 'currency'>): AnswerColumn<StrandedReasonRecord>[] {
  return [
    {
      header: text.columns.reason,
      cell: ({ reason, meaning }) => (
        <>
          <strong>{text.reasons[reason]}</strong>
          <br />
          <span className='muted'>{meaning}</span>
        </>
      ),
      field: 'reason',
      value: ({ reason }) => reason,
    },
    {
      header: text.columns.accelerators,
      cell: ({ accelerators }) => formatCount(accelerators),
      field: 'accelerators',
      value: ({ accelerators }) => accelerators,
      isNumber: true,
    },
    {
      header: text.columns.power,
      cell: ({ kw }) => formatPower(kw),
      field: 'kw',
      value: ({ kw }) => kw,
      isNumber: true,
    },
    {
      header: text.columns.sites,
      cell: ({ siteKeys }) => formatCount(siteKeys.length),
      field: 'siteKeys',
      value: ({ siteKeys }) => siteKeys.join(' '),
      isNumber: true,
    },
    {
      header: text.columns.recovered,
      cell: ({ worth }) =>
        worth.recoveredPerHour
          ? formatMoneyPerMonth(worth.recoveredPerHour.amount, currency)
          : (worth.reason ?? text.unknownWorth),
      field: 'recoveredPerHour',
      value: ({ worth }) => worth.recoveredPerHour?.amount ?? null,
    },
    {
      header: text.columns.lifting,
      cell: ({ worth }) =>
        formatMoneyPerMonth(worth.costOfLiftingPerHour?.amount ?? null, currency),
      field: 'costOfLiftingPerHour',
      value: ({ worth }) => worth.costOfLiftingPerHour?.amount ?? null,
      isNumber: true,
    },
    {
      header: text.columns.fix,
      cell: ({ fix, example }) => capitalised(fix ?? example ?? ''),
      field: 'fix',
      value: ({ fix }) => fix,
    },
  ]
}

/** What is idle at one site. */
export function strandedSiteColumns({
  siteName,
}: Pick<About, 'siteName'>): AnswerColumn<StrandedRecord['sites'][number]>[] {
  return [
    {
      header: text.columns.site,
      cell: ({ siteKey }) => siteName(siteKey),
      field: 'siteKey',
      value: ({ siteKey }) => siteKey,
    },
    {
      header: text.columns.open,
      cell: ({ open }) => (open ? text.open : text.closed),
      field: 'open',
      value: ({ open }) => String(open),
    },
    {
      header: text.columns.accelerators,
      cell: ({ idleAccelerators }) => formatCount(idleAccelerators),
      field: 'idleAccelerators',
      value: ({ idleAccelerators }) => idleAccelerators,
      isNumber: true,
    },
    {
      header: text.columns.power,
      cell: ({ idleKw }) => formatPower(idleKw),
      field: 'idleKw',
      value: ({ idleKw }) => idleKw,
      isNumber: true,
    },
    {
      header: text.columns.finding,
      cell: ({ text: finding }) => finding,
      field: 'finding',
      value: ({ text: finding }) => finding,
    },
  ]
}
