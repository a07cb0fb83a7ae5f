/**
 * The fields of an action weigh as much as the rest of the plan: they come when the first action is opened, or a while
 * after the page has come to rest, so that they are here when the connection goes.
 */
export const loadFields = () => import('./ActionFields.svelte');
