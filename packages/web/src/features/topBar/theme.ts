export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const storageKey = 'berth-theme'
const isTheme = (text: string | null): text is Theme => themes.some((theme) => theme === text)

/** The colours asked for in the address, else those chosen before, else the system's. */
export function readTheme(): Theme {
  const asked = new URLSearchParams(location.search).get('theme')
  if (isTheme(asked)) return asked
  const chosen = localStorage.getItem(storageKey)
  return isTheme(chosen) ? chosen : 'system'
}

/** Shows the colours now and remembers them. */
export function applyTheme(theme: Theme): void {
  showTheme(theme)
  localStorage.setItem(storageKey, theme)
}

export function showTheme(theme: Theme): void {
  const { dataset } = document.documentElement
  if (theme === 'system') delete dataset['theme']
  else dataset['theme'] = theme
}
