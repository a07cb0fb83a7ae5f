/** @returns where the server gives the picture of the board as it opens, without a host */
export function openingPicture(workshopId: string): string {
	return `/api/workshops/${encodeURIComponent(workshopId)}/board.svg?part=opening`;
}
