// The other half of the planted violation: imported by a file that must not know it.
export const store = 'planted';
