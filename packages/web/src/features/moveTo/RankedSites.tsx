import type { SiteRankRecord } from '../../graphql/siteRankDocument.ts'
import { moveToText as text } from '../../text/moveTo.ts'
import { whyNotHereText } from '../../text/whyNotHere.ts'
import { Icon } from '../../ui/Icon.tsx'
import { SearchList } from '../../ui/SearchList.tsx'
import type { PlanningModel } from '../../view/planningModel.ts'
import { describeRank } from './describeRank.ts'

interface Props {
  model: PlanningModel
  ranks: readonly SiteRankRecord[]
  onPick(rank: SiteRankRecord): void
}

/** All sites, the best first. */
export function RankedSites({ model, ranks, onPick }: Props) {
  const items = ranks.map((rank) => {
    const id = rank.siteKey
    return { id, rank, name: model.siteById.get(id)?.name ?? id }
  })
  return (
    <SearchList
      label={text.search}
      noneText={text.none}
      items={items}
      itemClass='ranked-site'
      onPick={({ rank }) => onPick(rank)}
    >
      {({ name, rank }) => <RankedSite name={name} rank={rank} currency={model.currency} />}
    </SearchList>
  )
}

interface RowProps {
  name: string
  rank: SiteRankRecord
  currency: string
}

function RankedSite({ name, rank, currency }: RowProps) {
  const { mark, tone, verdict, notes, cost } = describeRank(rank, currency)
  return (
    <>
      <span className={`ranked-mark is-${tone}`}>
        <Icon name={mark} />
      </span>
      <span className='ranked-name'>
        <bdi>{name}</bdi>
      </span>
      <span className='ranked-cost'>{cost}</span>
      <span className='facts-note ranked-notes'>
        <span className={`ranked-verdict is-${tone}`}>{verdict}</span>
        {notes.map((note) => ` · ${note}`)}
      </span>
      {rank.verdict === 'BREAKS' && (
        <span className='ranked-why'>
          {whyNotHereText.ask} <Icon name='chevronRight' mirrors />
        </span>
      )}
    </>
  )
}
