/** What the desk at work acknowledges on its pipe: one JSON line each, written after the program has replied. */
export type Acknowledged =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answered'; readonly callId: string }
  | { readonly kind: 'ended'; readonly callId: string }
  | { readonly kind: 'saved'; readonly inquiryId: string; readonly comment: string; readonly bufferId?: string }
  | { readonly kind: 'card'; readonly patientId: string; readonly surname: string }
  | { readonly kind: 'booked'; readonly appointmentId: string; readonly actionId: string; readonly inquiryId?: string; readonly bufferId?: string; readonly startMin: number }
  | { readonly kind: 'moved'; readonly appointmentId: string; readonly actionId: string; readonly startMin: number; readonly day: string }
  | { readonly kind: 'cancelled'; readonly appointmentId: string }
  | { readonly kind: 'status'; readonly appointmentId: string; readonly status: string };
