import { it } from 'vitest'
import { type Context, changes, inspector, pick, setNumber } from '../support/context.ts'
import { mainQuery, openFresh, openPage, takeScreenshot } from '../support/planningPage.ts'

export function editing(context: Context): void {
  const siteName = (index: number) => context.names.sites[index]?.name ?? ''

  it('closes a site, says that the plan is out of date, and undoes and redoes it', async () => {
    const { page } = await openPage(context, mainQuery(context))
    const name = siteName(0)
    await pick(page, 'Sites', name)
    await inspector(page).getByText('Close', { exact: true }).click()
    await changes(page).getByText(`Close ${name}`).waitFor()
    await page.getByText('This plan was made before the last change').waitFor()
    await takeScreenshot(page, 'stale-1280')
    await page.getByRole('button', { name: 'Undo' }).click()
    await changes(page).getByText('None yet').waitFor()
    await page.getByRole('button', { name: 'Redo' }).click()
    await changes(page).getByText(`Close ${name}`).waitFor()
    await page.getByRole('button', { name: `Remove: Close ${name}` }).click()
    await changes(page).getByText('None yet').waitFor()
    await page.close()
  })

  it('changes the power limit of a site', async () => {
    const page = await openFresh(context, 'Less power')
    const name = siteName(1)
    await pick(page, 'Sites', name)
    await setNumber(page, 'Power limit', '3000')
    await changes(page).getByText(`Set the power limit of ${name} to 3000 kW`).waitFor()
    await inspector(page).getByText('of 3 MW').waitFor()
    await page.close()
  })

  it('scales a demand and tightens an SLO', async () => {
    const page = await openFresh(context, 'More demand')
    const { name } = context.names.workload
    await pick(page, 'Workloads', name)
    await setNumber(page, 'Multiply demand by', '1.5')
    await changes(page).getByText(`Demand of ${name} × 1.5`).waitFor()
    await setNumber(page, 'Latency SLO', '120')
    await changes(page).getByText(`Set the latency SLO of ${name} to 120 ms`).waitFor()
    await page.close()
  })

  it('moves a workload to a site, releases it, and holds it at another', async () => {
    const page = await openFresh(context, 'Moved')
    const { name } = context.names.workload
    const [first, second] = [siteName(2), siteName(3)]
    await pick(page, 'Workloads', name)
    await inspector(page).getByRole('button', { name: 'Move to…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Move all of it to which site?' })
    await dialog.getByRole('searchbox', { name: 'Search sites' }).fill(first)
    await takeScreenshot(page, 'site-picker-1280')
    await dialog.getByRole('option', { name: first }).first().click()
    await changes(page).getByText(`Move ${name} to ${first}`).waitFor()
    await inspector(page).getByText(`Held at ${first}`).waitFor()
    await inspector(page).getByRole('button', { name: 'Release' }).click()
    await inspector(page).getByText(`Held at ${first}`).waitFor({ state: 'detached' })
    await inspector(page).getByRole('button', { name: 'Hold at…' }).click()
    await page.getByRole('searchbox', { name: 'Search sites' }).fill(second)
    await page.getByRole('option', { name: second }).first().click()
    await changes(page).getByText(`Hold ${name} at ${second}`).waitFor()
    await takeScreenshot(page, 'edited-1280')
    await page.close()
  })

  it('branches a scenario with its changes', async () => {
    const page = await openFresh(context, 'Trunk')
    await page.getByRole('button', { name: 'Scenario: Trunk' }).click()
    await takeScreenshot(page, 'scenarios-1280')
    await page.getByRole('menuitem', { name: 'Branch from here…' }).click()
    await page.getByLabel('Name of the branch').fill('Twig')
    await page.getByRole('button', { name: 'Branch', exact: true }).click()
    await page.getByRole('button', { name: 'Scenario: Twig' }).waitFor()
    await page.close()
  })
}
