// Publication 公开 (art. 15): the publication module's public face.
export { registerPortal } from './portal.routes.ts';
