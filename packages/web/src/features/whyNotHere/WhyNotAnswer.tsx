import { formatLimitValue } from '../../format/limitValue.ts'
import type { WhyNotHereRecord } from '../../graphql/whyNotHereDocument.ts'
import { whyNotHereText as text } from '../../text/whyNotHere.ts'
import { Icon } from '../../ui/Icon.tsx'
import { NoticeCard } from '../../ui/NoticeCard.tsx'
import type { PlanningModel } from '../../view/planningModel.ts'
import { ChangeCard } from './ChangeCard.tsx'
import { differentObstacles } from './differentObstacles.ts'

interface Props {
  model: PlanningModel
  answer: WhyNotHereRecord
  isCutShort: boolean
  onDone(): void
}

/** The verdict, every rule in the way with value and limit, and the changes that put it there. */
export function WhyNotAnswer({ model, answer, isCutShort, onDone }: Props) {
  const { verdict, obstacles, changes, placing } = answer
  const isNamed = obstacles.length > 0 || changes.length > 0 || placing !== null
  return (
    <>
      <p className='why-not-verdict' role='status'>
        <strong>{text.verdict[verdict]}.</strong>
        {!isNamed && ` ${answer.text}`}
      </p>
      {isCutShort && <NoticeCard tone='info' title={text.cutShort} lines={[]} />}
      {obstacles.length > 0 && (
        <section>
          <h3>{text.obstacles}</h3>
          <ul className='obstacles'>
            {differentObstacles(obstacles).map((obstacle) => (
              <li key={obstacle.text}>
                <Icon name='warning' />
                <span>
                  <span className='obstacle-words'>
                    <bdi>{obstacle.text}</bdi>
                  </span>
                  <span className='facts-note'>{text.toFix(obstacle.fix)}</span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {placing && placing.edits.length > 0 && (
        <ChangeCard model={model} title={text.placing} change={placing} onDone={onDone} />
      )}
      {changes.map((change) => (
        <ChangeCard
          key={change.kind}
          model={model}
          title={text.change[change.kind]}
          words={change.text}
          figures={change.figures.map(({ what, from, to, unit }) => ({
            what,
            change: text.figure(
              formatLimitValue(String(from), unit),
              formatLimitValue(String(to), unit),
            ),
          }))}
          isVerified={change.isVerified}
          change={change}
          onDone={onDone}
        />
      ))}
      {verdict !== 'IS_THERE' && changes.length === 0 && placing === null && (
        <p className='muted'>{text.noChange}</p>
      )}
      {answer.notes.map((note) => (
        <p key={note} className='facts-note'>
          {note}
        </p>
      ))}
    </>
  )
}
