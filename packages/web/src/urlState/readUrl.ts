import type { Selection, Side } from '../view/types.ts'

export type TableTab = 'workloads' | 'sites'

/** What the address bar keeps, so that a link shows the same. Defaults are left out. */
export interface UrlState {
  scenarioId: string | null
  selection: Selection
  tab: TableTab
  side: Side
}

export function readUrl(search: string): UrlState {
  const query = new URLSearchParams(search)
  const [site, workload] = [query.get('site'), query.get('workload')]
  return {
    scenarioId: query.get('scenario'),
    selection: site
      ? { kind: 'site', id: site }
      : workload
        ? { kind: 'workload', id: workload }
        : null,
    tab: query.get('table') === 'sites' ? 'sites' : 'workloads',
    side: query.get('map') === 'today' ? 'today' : 'plan',
  }
}

/** The query of an address that shows this state; what the page does not know is kept. */
export function writeUrl(state: UrlState, search: string): string {
  const query = new URLSearchParams(search)
  const put = (name: string, value: string | null) => {
    if (value === null) query.delete(name)
    else query.set(name, value)
  }
  const { selection } = state
  put('scenario', state.scenarioId)
  put('site', selection?.kind === 'site' ? selection.id : null)
  put('workload', selection?.kind === 'workload' ? selection.id : null)
  put('table', state.tab === 'sites' ? 'sites' : null)
  put('map', state.side === 'today' ? 'today' : null)
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}
