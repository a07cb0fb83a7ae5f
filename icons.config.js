/** The icon library's components as plain markup. */

const ICON = /@lucide[\\/]svelte[\\/]dist[\\/]icons[\\/][a-z0-9-]+\.svelte$/;
const DATA = /const iconData = (\{.*\});/;

/** What an icon may be given; a test holds that no component gives more. */
export const ICON_PROPERTIES = ['size', 'strokeWidth', 'aria-hidden'];

/**
 * The library builds each icon in the browser, attribute by attribute: a fifth of what it takes to bring the table to life.
 * Its drawings do not change, so they are written into the markup here. An icon never says anything: its button does.
 * @returns {import('svelte/compiler').PreprocessorGroup}
 */
export function plainIcons() {
	return {
		name: 'plain-icons',
		markup: ({ content, filename = '' }) => (ICON.test(filename) ? { code: plainIcon(content, filename) } : undefined)
	};
}

/** @param {string} content @param {string} filename */
function plainIcon(content, filename) {
	const data = DATA.exec(content)?.[1];
	if (data === undefined) throw new Error(`${filename} holds no drawing where the icon library has had it so far.`);
	/** @type {{ name: string, size: number, node: [string, Record<string, string>][] }} */
	const { name, size, node } = JSON.parse(data);
	const drawing = node.map(([tag, attributes]) => `<${tag} ${written(attributes)} />`).join('');
	return `<script>let { size = ${size}, strokeWidth = 2 } = $props();</script>
<svg xmlns="http://www.w3.org/2000/svg" width={size} height={size} viewBox="0 0 ${size} ${size}" fill="none" stroke="currentColor" stroke-width={strokeWidth} stroke-linecap="round" stroke-linejoin="round" class="lucide lucide-${name}" aria-hidden="true">${drawing}</svg>`;
}

/** @param {Record<string, string>} attributes */
function written(attributes) {
	return Object.entries(attributes)
		.map(([name, value]) => `${name}=${JSON.stringify(value)}`)
		.join(' ');
}
