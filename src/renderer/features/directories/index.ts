import { lazy } from 'react';

export * from './queries.ts';
/** Loaded when it is opened: nearly every screen comes through this door for the names of things. */
export const DirectoriesPage = lazy(async () => ({ default: (await import('./DirectoriesPage.tsx')).DirectoriesPage }));
