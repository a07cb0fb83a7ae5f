/** A menu's entries come when one is first wanted: its button stands there from the start. */
export const loadMenu = () => import('./MenuList.svelte');
