import { useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { SearchField } from 'react-aria-components/SearchField'
import type { SiteRankRecord } from '../../graphql/siteRankDocument.ts'
import { moveToText as text } from '../../text/moveTo.ts'
import { whyNotHereText } from '../../text/whyNotHere.ts'
import '../../ui/form.css'
import { Icon } from '../../ui/Icon.tsx'
import type { PlanningModel } from '../../view/planningModel.ts'
import { describeRank } from './describeRank.ts'

interface Props {
  model: PlanningModel
  ranks: readonly SiteRankRecord[]
  onPick(rank: SiteRankRecord): void
}

/** All sites, the best first: type to narrow, arrows to go through, Enter to take one. */
export function RankedSites({ model, ranks, onPick }: Props) {
  const [words, setWords] = useState('')
  const wanted = words.trim().toLowerCase()
  const items = ranks
    .map((rank) => ({ id: rank.siteKey, rank, name: siteName(model, rank.siteKey) }))
    .filter(({ id, name }) => `${name} ${id}`.toLowerCase().includes(wanted))
  return (
    <Autocomplete inputValue={words} onInputChange={setWords}>
      <div className='ranked-sites'>
        <SearchField className='ranked-search' aria-label={text.search} autoFocus>
          <Input className='text-field' placeholder={text.search} />
        </SearchField>
        <ListBox
          aria-label={text.search}
          items={items}
          selectionMode='none'
          onAction={(key) => {
            const picked = items.find(({ id }) => id === key)
            if (picked) onPick(picked.rank)
          }}
          renderEmptyState={() => <p className='muted'>{text.none}</p>}
        >
          {({ id, rank, name }) => (
            <ListBoxItem id={id} textValue={name} className='ranked-site'>
              <RankedSite name={name} rank={rank} currency={model.currency} />
            </ListBoxItem>
          )}
        </ListBox>
      </div>
    </Autocomplete>
  )
}

const siteName = (model: PlanningModel, key: string) => model.siteById.get(key)?.name ?? key

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
