import { plan } from '@berth/optimizer'
import type { Answer, Question } from './planInWorker.ts'

const say = (answer: Answer) => postMessage(answer)

addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  const flag = data.stopFlag && new Int32Array(data.stopFlag)
  try {
    const result = await plan(data.fleet, {
      ...data.options,
      onProgress: (progress) => say({ progress }),
      // The engine asks while it works, when no message can arrive.
      isCancelled: () => flag !== null && Atomics.load(flag, 0) !== 0,
    })
    say({ result })
  } catch (cause) {
    say({ fault: String(cause) })
  }
})
