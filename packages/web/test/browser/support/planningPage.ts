import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import type { Server } from './startServer.ts'

const screenshots = fileURLToPath(new URL('../../../test-results/screenshots/', import.meta.url))

export interface Look {
  width?: number
  height?: number
  theme?: 'light' | 'dark'
  dir?: 'ltr' | 'rtl'
  /** Pixels per CSS pixel. */
  density?: number
}

/** Opens the page at an address query such as `table=sites`. What it says to the console as an error is collected. */
export async function openPage(
  browser: Browser,
  server: Server,
  query = '',
  look: Look = {},
): Promise<{ page: Page; errors: string[] }> {
  const { width = 1280, height = 800, theme = 'light', dir = 'ltr', density = 1 } = look
  const page = await browser.newPage({
    viewport: { width, height },
    deviceScaleFactor: density,
    colorScheme: theme,
    reducedMotion: 'reduce',
  })
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  const address = new URL(server.address)
  address.search = query
  if (dir === 'rtl') address.searchParams.set('dir', 'rtl')
  await page.goto(address.href)
  return { page, errors }
}

export async function takeScreenshot(page: Page, name: string, fullPage = false): Promise<void> {
  await mkdir(screenshots, { recursive: true })
  await page.screenshot({ path: join(screenshots, `${name}.png`), fullPage })
}

/** A copy of the first scenario without any edits. */
export async function freshScenario(server: Server, name: string): Promise<string> {
  const { defaultScenario } = await server.ask<{ defaultScenario: { id: string } }>(
    '{ scenarios(first: 50) { nodes { id } } defaultScenario { id } }',
  )
  const answer = await server.ask<{ scenarioBranch: { scenario: { id: string } } }>(
    `mutation ($input: ScenarioBranchInput!) {
      scenarioBranch(input: $input) { ... on ScenarioBranched { scenario { id } } }
    }`,
    { input: { scenarioId: defaultScenario.id, name, atEdit: 0 } },
  )
  return answer.scenarioBranch.scenario.id
}

/** Chooses how long the search may take. */
export async function allowSeconds(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: /^Time for the search/ }).click()
  await page.getByRole('menuitem', { name: words }).click()
}
