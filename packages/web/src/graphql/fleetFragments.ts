import { graphql, type ResultOf } from './graphql.ts'

export const siteFields = graphql(`
  fragment SiteFields on Site {
    key name latitude longitude status jurisdiction servesInference
    operator { key name }
    facilityPowerLimitKw pue baseLoadKw fixedCostPerHour wanGbps
    electricityPricePerKwh { periodId value }
    carbonIntensityGPerKwh { periodId value }
    pools {
      key count reserveFraction
      acceleratorType { key name activeWatts idleWatts }
    }
  }
`)

export const inferenceFields = graphql(`
  fragment InferenceFields on InferenceWorkload {
    key name latencySloMs targetUtilisation unservedPenaltyPerMillionTokens
    class { key }
    demand { region { key } tokensPerSecond { periodId value } }
    currentPlacement { pool { key } region { key } share }
  }
`)

export const trainingFields = graphql(`
  fragment TrainingFields on TrainingWorkload {
    key name accelerators hoursPerDay unplacedPenaltyPerHour
    class { key }
    currentPool { key }
  }
`)

/** The parts of a fleet that are small enough to come whole. */
export const fleetFields = graphql(`
  fragment FleetFields on Fleet {
    key name description currency
    rttEstimate { overheadMs routeFactor }
    periods { key hoursPerDay }
    regions { key name latitude longitude }
    workloadClasses {
      key name
      fits { acceleratorType { key } tokensPerSecond relativeSpeed servingMs }
    }
    whatIfs { key name description texts edits }
    policy {
      maxMoves maxMigrationGb
      pins { site { key } workload { key } }
      forbids { site { key } workload { key } }
      siteRulings { site { key } ruling }
    }
    figureSources { collection entityId field source { key kind title url date } }
  }
`)

export type SiteRecord = ResultOf<typeof siteFields>
export type InferenceRecord = ResultOf<typeof inferenceFields>
export type TrainingRecord = ResultOf<typeof trainingFields>
export type FleetRecord = ResultOf<typeof fleetFields>
