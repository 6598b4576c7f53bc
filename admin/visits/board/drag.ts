import type { DragEvent } from 'react';

const TYPE = 'application/x-hengzhun-share';

/** What is dragged on the board: a share, and the technician whose row it came from. */
export interface Dragged {
  readonly shareId: string;
  readonly technicianId: string | null;
}

export function startDrag(event: DragEvent, dragged: Dragged): void {
  event.dataTransfer.setData(TYPE, JSON.stringify(dragged));
  event.dataTransfer.effectAllowed = 'move';
}

/** Whether something of the board is over the cell; the browser then lets it be dropped. */
export function allowDrop(event: DragEvent): void {
  if (!event.dataTransfer.types.includes(TYPE)) return;
  event.preventDefault();
  event.dataTransfer.dropEffect = 'move';
}

export function dropped(event: DragEvent): Dragged | null {
  const data = event.dataTransfer.getData(TYPE);
  if (!data) return null;
  event.preventDefault();
  return JSON.parse(data) as Dragged;
}
