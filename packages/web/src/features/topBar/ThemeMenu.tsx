import { useState } from 'react'
import { topBarText as text } from '../../text/topBar.ts'
import { Icon } from '../../ui/Icon.tsx'
import { MenuButton } from '../../ui/MenuButton.tsx'
import { applyTheme, readTheme, type Theme, themes } from './theme.ts'

/** Light, dark, or as the system has it. */
export function ThemeMenu() {
  const [theme, setTheme] = useState(readTheme)
  const choose = (chosen: Theme) => {
    applyTheme(chosen)
    setTheme(chosen)
  }
  return (
    <MenuButton
      tone='quiet'
      label={text.theme.button}
      menuLabel={text.theme.menu}
      entries={themes.map((each) => ({
        id: each,
        title: text.theme[each],
        isCurrent: each === theme,
        run: () => choose(each),
      }))}
    >
      <Icon name={theme === 'dark' ? 'moon' : 'sun'} />
    </MenuButton>
  )
}
