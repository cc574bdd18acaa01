import { StrictMode } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { createRoot } from 'react-dom/client'
import { App } from './App.tsx'
import { readTheme, showTheme } from './features/topBar/theme.ts'
import { createPlanning } from './planning/createPlanning.ts'
import { PlanningContext } from './planning/usePlanning.ts'
import './styles/tokens.css'
import './styles/base.css'
import './styles/mirrored.css'
import { isMirrored } from './urlState/isMirrored.ts'

/** English words in right-to-left order are how the mirrored layout is looked at before there are translations. */
const locale = isMirrored(location.search) ? 'en-Arab' : 'en'

document.documentElement.dir = isMirrored(location.search) ? 'rtl' : 'ltr'
showTheme(readTheme())

const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <StrictMode>
      <I18nProvider locale={locale}>
        <PlanningContext value={createPlanning()}>
          <App />
        </PlanningContext>
      </I18nProvider>
    </StrictMode>,
  )
}
