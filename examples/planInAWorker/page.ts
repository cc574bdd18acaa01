import { readFleet } from '@berth/shared'
import input from '../threeSites.json' with { type: 'json' }
import { planInWorker } from './planInWorker.ts'

const fleet = readFleet(input)
if (!fleet.ok) throw new Error('not a fleet')

const button = (id: string) => document.getElementById(id) as HTMLButtonElement
const say = (text: string) => {
  const status = document.querySelector('[role=status]')
  if (status) status.textContent = text
}

button('plan').onclick = async () => {
  const { result, stop } = planInWorker(fleet.value, { objective: 'consolidate' }, (progress) =>
    say(`${progress.phase} for ${progress.elapsedSeconds.toFixed(1)} s`),
  )
  button('stop').onclick = stop
  button('stop').disabled = false
  try {
    const { plan, message, certificate } = await result
    say(plan ? `open: ${plan.openSiteIds.join(', ')}; certified: ${certificate?.ok}` : message)
  } catch (cause) {
    say(String(cause))
  }
  button('stop').disabled = true
}

/* A press on Plan shows:
open: Ulanqab, Lingang; certified: true
*/
