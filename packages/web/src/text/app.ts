/** The page around the features. */
export const appText = {
  loading: 'Opening the scenario…',
  stage: 'Map and tables',
  mapSide: 'Show on the map',
  mapSides: { plan: 'Plan', today: 'Today' },
  tables: 'Tables',
  tabs: { workloads: 'Workloads', sites: 'Sites' },
  staleTitle: 'This plan was made before the last change',
  staleLine: 'Solve to plan the scenario as it is now.',
  skip: 'Skip to the inspector',
  noPlanSide: 'There is no plan yet.',
} as const
