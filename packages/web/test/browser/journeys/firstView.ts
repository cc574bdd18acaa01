import { expect, it } from 'vitest'
import { type Context, planIsThere } from '../support/context.ts'
import { openPage, takeScreenshot } from '../support/planningPage.ts'

export function firstView(context: Context): void {
  it('shows how the first plan is made, and then the plan, without a click', async () => {
    const { page, errors } = await openPage(context)
    await page.getByRole('heading', { name: 'Making the first plan' }).waitFor()
    await page.getByText('Best plan so far').first().waitFor({ timeout: 60_000 })
    await takeScreenshot(page, 'first-plan-1280')
    await planIsThere(page)
    const figures = page.getByRole('region', { name: 'Today against the plan' })
    expect(await figures.getByText('better').count()).toBeGreaterThan(3)
    const marks = page.getByRole('group', { name: 'Map of sites' }).getByRole('button')
    expect(await marks.count()).toBe(context.names.siteCount)
    expect(errors).toEqual([])
    await page.close()
  })
}
