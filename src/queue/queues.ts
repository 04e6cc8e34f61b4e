/** Every queue of the product. */
export const QUEUES = ['notifications', 'optimizer', 'duties', 'maintenance'] as const;
export type QueueName = (typeof QUEUES)[number];
