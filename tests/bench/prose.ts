/** Real prose to type in benchmarks: the kind of Danish that stands in a workshop's problem and plan. */
export const PROSE = [
	'Mange ældre i byen spiser alene, også de dage hvor de helst ville have haft selskab. Det er ikke kun dem uden familie; flere fortæller, at børnene bor langt væk, og at naboerne er flyttet.',
	'Vi ved fra hjemmeplejen, at omkring fyrre borgere har sagt ja til at få besøg, men kun halvdelen har fået det. Frivilligcentret har venteliste på besøgsvenner, især i den nordlige del af kommunen.',
	'Køkkenet på Solgården står tomt fra klokken fjorten, og varmen er tændt alligevel. Bestyrelsen vil gerne låne det ud, hvis nogen står for nøgler, oprydning og forsikring.',
	'Det handler ikke om at spare på madservice. Det handler om, at et måltid sammen kan være begyndelsen på noget andet: en gåtur, en samtale, en der lægger mærke til, hvis man ikke dukker op.',
	'Ungdomsskolens elever har før lavet mad med beboerne, og begge parter vil gerne igen. Sidst faldt det fra hinanden, fordi ingen havde aftalt, hvem der ringede til hvem, når planen ændrede sig.',
	'Vi prøver i seks uger med én fast aften. Hvis der kommer færre end otte, ændrer vi tidspunktet, før vi ændrer idéen. Busselskabet har lovet at svare på, om linje fire kan holde ved hoveddøren.'
].join('\n');
