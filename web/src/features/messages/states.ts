import type { components } from '../../api/schema.js';

export type Delivery = components['schemas']['DeliveryDto'];
export type DeliveryState = Delivery['status'];

/** In the order in which they ask for attention. */
export const deliveryStates: readonly DeliveryState[] = [
  'failed',
  'bounced',
  'pending',
  'sending',
  'sent',
  'suppressed',
  'cancelled',
];

/** Those that an organizer can have tried again. */
export const canRetry = ({ status }: Delivery): boolean =>
  status === 'failed' || status === 'bounced';
