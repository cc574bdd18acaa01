import { expect, it } from 'vitest'
import { type Context, changes, inspector, pick, setNumber } from '../support/context.ts'
import {
  freshScenario,
  mainQuery,
  openFresh,
  openPage,
  takeScreenshot,
} from '../support/planningPage.ts'

export function refusing(context: Context): void {
  it('says which change is not possible, and why', async () => {
    const page = await openFresh(context, 'Rejected')
    await pick(page, 'Workloads', context.names.workload.name)
    await setNumber(page, 'Multiply demand by', '5000')
    const alert = page.getByRole('alert').filter({ hasText: 'This change was not made' })
    await alert.getByText('To fix').waitFor()
    await takeScreenshot(page, 'rejected-1280')
    await page.close()
  })

  it('shows the newer version where somebody else has changed the scenario', async () => {
    const id = await freshScenario(context, 'Shared')
    const { page } = await openPage(context, `scenario=${encodeURIComponent(id)}`)
    await pick(page, 'Workloads', context.names.workload.name)
    await context.server.ask(
      'mutation ($input: ScenarioEditInput!) { scenarioEdit(input: $input) { __typename } }',
      { input: { scenarioId: id, expectedVersion: 1, edits: [{ scaleRent: { factor: 0.9 } }] } },
    )
    await setNumber(page, 'Latency SLO', '99')
    await page.getByText('Somebody else changed this scenario').waitFor()
    await changes(page).getByText('Rents × 0.9').waitFor()
    expect(await changes(page).getByText('99 ms').count()).toBe(0)
    await page.close()
  })

  it('keeps the selection in the address and finds nothing kindly', async () => {
    const [site] = context.names.sites
    const query = mainQuery(context, `&table=sites&site=${encodeURIComponent(site?.key ?? '')}`)
    const { page } = await openPage(context, query)
    await inspector(page)
      .getByRole('heading', { name: site?.name ?? '', exact: true })
      .waitFor()
    await page.getByRole('searchbox', { name: 'Filter sites' }).fill('no such site')
    await page.getByText('No sites match these filters.').waitFor()
    await takeScreenshot(page, 'empty-filter-1280')
    await page.getByRole('button', { name: /^Show all \d+ sites/ }).click()
    await inspector(page).getByRole('button', { name: 'Back to the plan' }).click()
    expect(new URL(page.url()).searchParams.has('site')).toBe(false)
    await page.close()
  })

  it('says that the server is away, and goes on when it is back', async () => {
    const { page } = await openPage(context, mainQuery(context))
    await pick(page, 'Sites', context.names.sites[0]?.name ?? '')
    await page.route('**/graphql', (route) => route.abort())
    await inspector(page).getByText('Keep open', { exact: true }).click()
    await page.getByText('The server does not answer').waitFor()
    await takeScreenshot(page, 'server-away-1280')
    await page.unroute('**/graphql')
    await page.getByRole('button', { name: 'Try now' }).click()
    await page.getByText('The server does not answer').waitFor({ state: 'detached' })
    await page.close()
  })
}
