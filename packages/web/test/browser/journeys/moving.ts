import { expect, it } from 'vitest'
import { type Context, changes, inspector, solveButton } from '../support/context.ts'
import { findViolations } from '../support/findViolations.ts'
import {
  allowSeconds,
  freshScenario,
  mainQuery,
  openPage,
  takeScreenshot,
} from '../support/planningPage.ts'

/** Only the keyboard is used, from the workload in the address on. */
export function moving(context: Context): void {
  const openWorkload = async () => {
    const { key, name } = context.names.workload
    const opened = await openPage(context, mainQuery(context, `&workload=${key}`))
    await inspector(opened.page).getByRole('heading', { name, exact: true }).waitFor()
    const plan = inspector(opened.page).getByRole('columnheader', { name: 'Plan', exact: true })
    await plan.waitFor({ timeout: 110_000 })
    return opened
  }

  it('moves a workload to a site of the ranked list by keys, says so, and undoes it', async () => {
    const { page, errors } = await openWorkload()
    await page.keyboard.press('m')
    const dialog = page.getByRole('dialog', { name: 'Move all of it to which site?' })
    const first = dialog.getByRole('option').first()
    await first.getByText('Runs here now').waitFor()
    expect(await findViolations(page)).toEqual([])
    await takeScreenshot(page, 'ranked-sites-1280')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowDown')
    const chosen = dialog.locator('[role=option][data-focused]')
    await chosen.getByText('/ month').waitFor()
    const name = (await chosen.locator('bdi').textContent()) ?? ''
    await page.keyboard.press('Enter')
    const words = `Move ${context.names.workload.name} to ${name}`
    await changes(page).getByText(words).waitFor()
    await page.getByRole('region', { name: 'Notices' }).getByText(words).waitFor()
    await page.getByRole('button', { name: 'Undo this change' }).focus()
    await page.keyboard.press('Enter')
    await changes(page).getByText('None yet').waitFor()
    expect(errors).toEqual([])
    await page.close()
  })

  it('says why a site is refused, and makes the smallest change that allows it', async () => {
    const { page } = await openWorkload()
    await page.keyboard.press('m')
    const list = page.getByRole('dialog', { name: 'Move all of it to which site?' })
    const refused = list.getByRole('option').filter({ hasText: 'time to the first token' })
    const name = (await refused.locator('bdi').last().textContent()) ?? ''
    await page.keyboard.type(name)
    await list.locator('[role=option][data-focused]').getByText('Breaks a limit').waitFor()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: `Why not at ${name}?` })
    await dialog.getByText('Rules forbid it').waitFor({ timeout: 70_000 })
    await dialog
      .getByText(/the first token takes .* ms, but .* ms is allowed/)
      .first()
      .waitFor()
    expect(await findViolations(page)).toEqual([])
    await takeScreenshot(page, 'why-not-here-1280')
    await dialog.getByRole('button', { name: 'Make this change' }).first().focus()
    await page.keyboard.press('Enter')
    await changes(page).getByText('changes made together').waitFor()
    await page.getByRole('button', { name: 'Undo this change' }).focus()
    await page.keyboard.press('Enter')
    await changes(page).getByText('None yet').waitFor()
    await page.close()
  })

  it('raises a limit by the step that its price holds for, and undoes it', async () => {
    const { page } = await openPage(context, mainQuery(context))
    const raise = inspector(page)
      .getByRole('button', { name: /^Try \+/ })
      .first()
    await raise.focus()
    await page.keyboard.press('Enter')
    const undo = page.getByRole('button', { name: 'Undo this change' })
    await undo.focus()
    expect(await findViolations(page)).toEqual([])
    await takeScreenshot(page, 'limit-raised-1280')
    await page.keyboard.press('Enter')
    await changes(page).getByText('None yet').waitFor()
    await page.close()
  })

  it('asks at a site why a workload is not there', async () => {
    const site = context.names.sites.at(-1)
    const query = mainQuery(context, `&site=${encodeURIComponent(site?.key ?? '')}`)
    const { page } = await openPage(context, query)
    await inspector(page).getByRole('button', { name: 'Why not here?' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('searchbox', { name: 'Search workloads' }).waitFor()
    await page.keyboard.type(context.names.workload.key)
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: `Why not at ${site?.name}?` })
    await dialog.locator('strong').waitFor({ timeout: 70_000 })
    expect(await findViolations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await page.close()
  })

  it('says what is in conflict, and applies the cheapest repair', async () => {
    const id = await freshScenario(context, 'Three sites only')
    await context.server.ask(
      'mutation ($input: ScenarioEditInput!) { scenarioEdit(input: $input) { __typename } }',
      {
        input: {
          scenarioId: id,
          expectedVersion: 1,
          edits: [{ setMaxOpenSites: { maxOpenSites: 3 } }],
        },
      },
    )
    const { page } = await openPage(context, `scenario=${encodeURIComponent(id)}`)
    await allowSeconds(page, 'Up to 1 min')
    await solveButton(page).click()
    const ask = page.getByRole('button', { name: 'What is in conflict?' }).first()
    await ask.waitFor({ timeout: 100_000 })
    await ask.focus()
    await page.keyboard.press('Enter')
    const dialog = page.getByRole('dialog', { name: 'What is in conflict?' })
    const apply = dialog.getByRole('button', { name: 'Apply this repair' }).first()
    await apply.waitFor({ timeout: 130_000 })
    await dialog.getByText('at most 3 sites are open').waitFor()
    expect(await findViolations(page)).toEqual([])
    await takeScreenshot(page, 'conflict-1280')
    await apply.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Undo this change' }).waitFor()
    await page.close()
  }, 240_000)
}
