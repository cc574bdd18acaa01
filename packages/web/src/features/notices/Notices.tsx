import { usePlanning, usePlanningState } from '../../planning/usePlanning.ts'
import { appText } from '../../text/app.ts'
import { noticeText as text } from '../../text/notices.ts'
import { Button } from '../../ui/Button.tsx'
import { NoticeCard } from '../../ui/NoticeCard.tsx'
import { ChangeMade } from './ChangeMade.tsx'

/** What the planner must know now: a server that is away, a change that was not made, a plan that is out of date. */
export function Notices() {
  const planning = usePlanning()
  const { connection, notices, scenario, plan } = usePlanningState()
  const isStale = plan !== null && (scenario?.head.isPlanStale ?? false)
  return (
    <section aria-label={text.region}>
      {connection === 'gone' && (
        <NoticeCard tone='error' title={text.goneTitle} lines={[text.goneLine]}>
          <span>
            <Button onPress={planning.retry}>{text.tryNow}</Button>
          </span>
        </NoticeCard>
      )}
      <ChangeMade />
      {notices.map(({ id, ...notice }) => (
        <NoticeCard key={id} {...notice} onDismiss={() => planning.dismiss(id)} />
      ))}
      {isStale && (
        <NoticeCard tone='warning' title={appText.staleTitle} lines={[appText.staleLine]} />
      )}
    </section>
  )
}
