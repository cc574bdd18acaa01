import { useMemo } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { PlacementTable } from './features/placementTable/PlacementTable.tsx'
import { SiteMap } from './features/siteMap/SiteMap.tsx'
import { SiteTable } from './features/siteTable/SiteTable.tsx'
import './styles/tabs.css'
import { appText as text } from './text/app.ts'
import { SegmentedControl } from './ui/SegmentedControl.tsx'
import type { UrlState } from './urlState/readUrl.ts'
import { flowsOf, type PlanningModel } from './view/planningModel.ts'
import type { Selection } from './view/types.ts'

interface Props {
  model: PlanningModel
  url: UrlState
  onSelect(selection: Selection): void
  onChange(change: Partial<UrlState>): void
}

const mapSides = (['today', 'plan'] as const).map((value) => ({
  value,
  label: text.mapSides[value],
}))

/** The map above the tables, both with the same selection. */
export function Stage({ model, url, onSelect, onChange }: Props) {
  const { selection } = url
  const flows = useMemo(() => flowsOf(model, selection), [model, selection])
  const siteName = useMemo(() => (id: string) => model.siteById.get(id)?.name ?? id, [model])
  const side = model.plan ? url.side : 'today'
  return (
    <section className='app-stage' aria-label={text.stage}>
      <div className='app-map'>
        <SiteMap
          sites={model.sites}
          regions={model.regions}
          flows={flows}
          side={side}
          selection={selection}
          onSelect={onSelect}
        />
        {model.plan && (
          <div className='app-map-side'>
            <SegmentedControl
              label={text.mapSide}
              value={side}
              options={mapSides}
              onChange={(chosen) => onChange({ side: chosen })}
            />
          </div>
        )}
      </div>
      <Tabs
        className='app-tables'
        selectedKey={url.tab}
        onSelectionChange={(key) => onChange({ tab: key === 'sites' ? 'sites' : 'workloads' })}
      >
        <TabList className='tabs' aria-label={text.tables}>
          <Tab id='workloads' className='tab'>
            {text.tabs.workloads}
          </Tab>
          <Tab id='sites' className='tab'>
            {text.tabs.sites}
          </Tab>
        </TabList>
        <TabPanel id='workloads' className='tab-panel'>
          <PlacementTable
            workloads={model.workloads}
            siteName={siteName}
            selection={selection}
            onSelect={onSelect}
          />
        </TabPanel>
        <TabPanel id='sites' className='tab-panel'>
          <SiteTable sites={model.sites} selection={selection} onSelect={onSelect} />
        </TabPanel>
      </Tabs>
    </section>
  )
}
