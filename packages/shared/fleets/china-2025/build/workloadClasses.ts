import type { FleetInput } from '../../../src/index.ts'

type ClassInput = NonNullable<FleetInput['workloadClasses']>[number]

interface Serving {
  id: string
  name: string
  weightsGb: number
  /** Time to the first token on the reference type, ms. */
  servingMs: number
  /** Which trace shapes its day. */
  trace: 'chat' | 'reasoning'
  /** Accelerators per replica and tokens per second of one accelerator, by type. */
  speed: Record<string, readonly [perReplica: number, tokensPerSecond: number]>
}

/** Models that are served. Sizes are those of public models of the kind; speeds are estimates for ordinary operation. */
export const servingClasses: Serving[] = [
  {
    id: 'reasoning-671b',
    name: 'Reasoning, 671 B parameters (DeepSeek-R1 kind)',
    weightsGb: 700,
    servingMs: 320,
    trace: 'reasoning',
    speed: {
      H100: [16, 2300],
      H800: [16, 2200],
      H20: [8, 1250],
      A800: [16, 800],
      'Ascend-910B': [16, 760],
    },
  },
  {
    id: 'reasoning-72b',
    name: 'Reasoning, 72 B parameters',
    weightsGb: 145,
    servingMs: 240,
    trace: 'reasoning',
    speed: {
      H100: [4, 1800],
      H800: [4, 1750],
      H20: [2, 1250],
      A800: [4, 780],
      'Ascend-910B': [4, 720],
    },
  },
  {
    id: 'chat-32b',
    name: 'Chat, 32 B parameters',
    weightsGb: 65,
    servingMs: 180,
    trace: 'chat',
    speed: {
      H100: [2, 3200],
      H800: [2, 3100],
      H20: [1, 2300],
      A800: [2, 1400],
      'Ascend-910B': [2, 1250],
      'RTX-4090': [4, 480],
    },
  },
  {
    id: 'chat-7b',
    name: 'Chat, 7 B parameters',
    weightsGb: 15,
    servingMs: 120,
    trace: 'chat',
    speed: {
      H100: [1, 9000],
      H800: [1, 8800],
      H20: [1, 6200],
      A800: [1, 4200],
      'Ascend-910B': [1, 3600],
      'RTX-4090': [1, 2400],
    },
  },
  {
    id: 'code-32b',
    name: 'Code assistant, 32 B parameters (CUDA only)',
    weightsGb: 65,
    servingMs: 140,
    trace: 'chat',
    speed: { H100: [2, 3000], H800: [2, 2900], H20: [1, 2100], A800: [2, 1300] },
  },
  {
    id: 'voice-8b',
    name: 'Voice agent, 8 B parameters (CUDA only)',
    weightsGb: 17,
    servingMs: 90,
    trace: 'chat',
    speed: {
      H100: [1, 6000],
      H800: [1, 5900],
      H20: [1, 4100],
      A800: [1, 3000],
      'RTX-4090': [1, 1700],
    },
  },
  {
    id: 'embedding',
    name: 'Search embeddings',
    weightsGb: 4,
    servingMs: 60,
    trace: 'chat',
    speed: {
      H100: [1, 40_000],
      H800: [1, 39_000],
      H20: [1, 16_000],
      A800: [1, 20_000],
      'Ascend-910B': [1, 15_000],
      'RTX-4090': [1, 12_000],
    },
  },
  {
    id: 'image',
    name: 'Image generation',
    weightsGb: 22,
    servingMs: 900,
    trace: 'chat',
    speed: {
      H100: [1, 2500],
      H800: [1, 2400],
      H20: [1, 900],
      A800: [1, 1100],
      'Ascend-910B': [1, 900],
      'RTX-4090': [1, 800],
    },
  },
  {
    id: 'video',
    name: 'Video generation',
    weightsGb: 60,
    servingMs: 2000,
    trace: 'chat',
    speed: { H100: [1, 600], H800: [1, 590], H20: [1, 240], A800: [1, 250] },
  },
]

/** Extra time to the first token on slower types, ms. */
const extraServingMs: Record<string, number> = {
  H100: 0,
  H800: 0,
  A800: 5,
  H20: 7,
  'Ascend-910B': 8,
  'RTX-4090': 10,
}

/** Training speed against an H100, by dense half-precision throughput and interconnect. */
const trainingSpeed: Record<string, number> = {
  H100: 1,
  H800: 0.95,
  A800: 0.34,
  'Ascend-910B': 0.32,
  H20: 0.16,
}
const trainingClasses = [
  {
    id: 'pretraining',
    name: 'Pre-training of a large model',
    weightsGb: 9000,
    speed: trainingSpeed,
  },
  { id: 'fine-tuning', name: 'Fine-tuning', weightsGb: 500, speed: trainingSpeed },
  {
    id: 'research',
    name: 'Research runs',
    weightsGb: 40,
    speed: { ...trainingSpeed, 'RTX-4090': 0.12 },
  },
]

/** Bytes of text per token with its protocol, in GB per million tokens. */
const textEgressGb = 0.02
const mediaEgressGb: Record<string, number> = { image: 0.5, video: 2 }

export const workloadClasses: ClassInput[] = [
  ...servingClasses.map(({ id, name, weightsGb, servingMs, speed }) => ({
    id,
    name,
    weightsGb,
    egressGbPerMillionTokens: mediaEgressGb[id] ?? textEgressGb,
    fitByAcceleratorType: Object.fromEntries(
      Object.entries(speed).map(([type, [acceleratorsPerReplica, tokensPerSecond]]) => [
        type,
        {
          tokensPerSecond,
          acceleratorsPerReplica,
          servingMs: servingMs + (extraServingMs[type] ?? 0),
          relativeSpeed: 0,
        },
      ]),
    ),
  })),
  ...trainingClasses.map(({ id, name, weightsGb, speed }) => ({
    id,
    name,
    weightsGb,
    fitByAcceleratorType: Object.fromEntries(
      Object.entries(speed).map(([type, relativeSpeed]) => [
        type,
        { tokensPerSecond: 0, acceleratorsPerReplica: 1, servingMs: 0, relativeSpeed },
      ]),
    ),
  })),
]
