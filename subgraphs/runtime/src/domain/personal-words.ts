/** Spanish and English words that indicate personal data, folded: lower case, without accents. */

const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Given names that are not everyday words. */
export const personNames = setOf(`
  aaron abel abigail abraham abril adan adela adolfo adrian adriana agustin aida alan alberto aldo alejandra alejandro
  alexis alfonso alfredo alicia alma alondra alvaro amalia amanda amelia ana anabel andrea andres angela angelica anita antonia
  antonio araceli ariadna ariana armando arturo aurelio axel ayala barbara beatriz belinda benito benjamin berenice
  bernardo berta bruno camila carla carlos carmen carolina catalina cecilia cesar citlali claudia clara constanza cristian
  cristina cristobal cynthia dafne daniel daniela dario david debora delia denise diana diego dolores dulce
  edgar edith eduardo efrain elena eleonora elias elisa elizabeth eloisa elsa elvira emilia emiliano emilio emma emmanuel
  enrique erick erika ernesto esteban estefania estela esther eugenia eva evelyn fabian fabiola fatima federico felipe
  fernanda fernando fidel francisca francisco frida gabriel gabriela genaro gerardo german gilberto gisela gonzalo graciela
  gregorio griselda guadalupe guillermo gustavo hector heriberto hilda homero horacio hugo humberto ignacio ines irene iris
  irma isaac isabel isabella ismael israel itzel ivan ivonne jacqueline jaime javier jazmin jessica jesus jimena joaquin
  joel jorge jose josefa josefina juan juana juanita judith julia julian juliana julieta julio karen karina karla katia
  kevin laura leandro leonardo leonor leopoldo leticia lidia liliana lorena lorenzo lourdes lucas lucero lucia luciana
  luciano lucrecia luis luisa luisina lupe lupita luz maite manuel manuela marcela marcelo marcos margarita maria mariana
  mariano maribel maricela mariela mario marisol maritza marta martha martin mateo matias matilde mauricio maximiliano
  melissa mercedes micaela miguel miranda miriam moises monica montserrat nadia nancy natalia nayeli nestor nicolas noe
  noelia noemi nora norberto norma octavio ofelia olga olivia omar oscar pablo pamela paola patricia patricio paula
  paulina pedro perla pepe rafael raquel raul rebeca regina renata rene ricardo rita roberto rocio rodolfo rodrigo rogelio
  roman romina rosalia rosario roxana ruben rufino ruth salvador samantha samuel sandra santiago sara saul sebastian
  sergio silvia simon sofia sonia susana tamara tania teresa tobias tomas ulises valentina valeria vanessa vanesa
  veronica vicente victoria victor violeta virginia viviana xavier ximena yadira yasmin yesenia yolanda zoe
  alice andrew anna anne anthony ashley brian charles charlotte christopher daniela donald dorothy edward emily emma
  ethan george hannah helen henry jack jacob james jane jason jeffrey jennifer jessica john joseph joshua karen katherine
  kenneth kimberly larry linda lisa margaret mary matthew megan michael michelle nicholas olivia paul peter rachel richard
  robert ryan sarah scott sharon sophia stephen steven susan thomas timothy tyler william
  garcia hernandez lopez martinez gonzalez perez rodriguez sanchez ramirez gomez morales vazquez vasquez jimenez
  torres diaz gutierrez ruiz mendoza aguilar ortiz romero alvarez mendez chavez rivera juarez ramos dominguez herrera medina
  castro vargas guzman velazquez fernandez rojas munoz silva suarez navarro salazar cervantes espinoza delgado cabrera
  smith johnson williams jones davis miller wilson taylor thompson
`);

/** Given names that are also everyday words or places: matched only when written like a name. */
export const namesThatAreWords = setOf(`
  abril julio linda clara roman sandia alma angel aurora azul blanca bella cruz clemente concepcion consuelo dolores dulce esperanza estrella flor gloria grace
  hope joy jazmin luz marcos mar mercedes milagros nieves olivo paz perla piedad pilar remedios rosa rosario rocio sol soledad
  victoria violeta mark will may june april rose summer faith daisy lily
`);

/** Before a name. */
export const titles = setOf(`
  senor senora senorita sr sra srta don dona dr dra doctor doctora lic licenciado licenciada ing ingeniero ingeniera
  profesor profesora maestro maestra padre mr mrs ms miss sir madam professor
`);

/** Harmless words after "soy" and "I am". */
export const harmlessAfterIAm = setOf(`
  nuevo nueva cliente clienta clientes estudiante proveedor proveedora turista vecino vecina
  new a an the not looking interested customer client student going planning trying
`);

/** Short titles before a name: the next word is a name, however it is written. */
export const shortTitles = setOf('sr sra srta dr dra lic ing mr mrs ms');

/** Words about health. */
export const healthWords = setOf(`
  tos duele duelen doliendo sida vih pus ill sick hiv aids pain pains ache aches aching hurt hurts abuso abusaron operado operada
  diagnosis abortion period calculos
`);

/** Beginnings of words about health. */
export const healthStems: readonly string[] = `
  dolor dolio doler adolor fiebre febril calentura sangr embaraz alerg diabet cancer tumor depres ansied ansios suicid
  infec vomit mareo marea nausea diarrea estrenim hipertens medicament antibiot erupcion sarpull ronch comezon picazon ardor
  hinch inflam moret quemad fractur esguinc calambr desmay insomn jaquec migran gripe gripa covid catarro resfri hongo
  verruga acne absces quiste hernia ulcera gastrit colitis reflujo artrit artros asma epilep convuls tiroid anemi leucem
  infart autis tdah bipolar esquizofren anorex bulim adicc alcoholi abort menstru herpes sifilis gonorre clamid papiloma
  anticoncep impoten erect inferti fertil cirug operaron operacion quimio radioterap prostat ovari mastit discapac demenc alzheim parkins
  psiquiatr enferm sintom padec diagnost alergi cicatri herida intoxic hemorr hemorroid varic granos psorias dermatit eccema
  conjuntiv catarata glaucom sinusit amigdal bronqu neumon tubercul hepat cirros riñon rinon cistit violaron
  fever cough bleed pregnan allerg nausea vomit dizz rash itch swollen swelling infect fractur sprain
  migraine headach toothach stomachach surger surgery diabetic asthma epilep seizure depress anxiet suicid illness disease symptom
  miscarr menstrua period cramp wound injur disab
`
  .trim()
  .split(/\s+/);

/** Together with a possessive word, these are about health. */
export const bodyParts = setOf(`
  cabeza ojo ojos oido oidos oreja nariz boca diente dientes muela muelas encia encias lengua garganta cuello hombro
  brazo brazos codo mano manos dedo dedos pecho seno senos espalda columna estomago panza barriga vientre abdomen
  cadera ingle pierna piernas rodilla rodillas tobillo pie pies piel corazon pulmon pulmones higado utero pene vagina
  testiculo testiculos genitales orina heces presion azucar colesterol peso
  head eye eyes ear ears nose mouth tooth teeth gum gums tongue throat neck shoulder arm arms elbow finger
  chest breast stomach belly hip groin leg legs knee ankle foot feet skin heart lung lungs liver
`);

/** Possessive words and verbs in the first person. */
export const ownWords = setOf(`
  me mi mis yo tengo tiene tuve siento siente sufro sufre estoy esta llevo lleva salio salieron
  i my mine have had has feel feels
`);

/** Pairs of words that say where a person lives or is. */
export const ownPlaces: readonly string[] = [
  ...['vivo en', 'vivo por', 'vivo cerca', 'mi direccion', 'mi domicilio', 'mi casa', 'mi colonia'],
  ...['i live', 'my address', 'my house', 'my place'],
];

/** Pairs of words before a name. */
export const introductions: readonly string[] = [
  ...['me llamo', 'mi nombre', 'se llama', 'su nombre', 'mi apellido', 'a nombre', 'de parte', 'llamame'],
  ...['my name', 'his name', 'her name', 'call me', 'named', 'mi telefono', 'mi celular', 'mi numero', 'mi correo'],
  ...['my phone', 'my number', 'my email', 'mi cumpleanos', 'mi edad', 'naci en', 'naci el', 'i was born'],
];

export const streetWords = setOf(
  'calle av avenida boulevard blvd calzada colonia col privada street st road rd avenue ave',
);

export const digitWords = setOf(`
  cero uno una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta cuarenta
  cincuenta sesenta setenta ochenta noventa zero one two three four five six seven eight nine ten
`);
