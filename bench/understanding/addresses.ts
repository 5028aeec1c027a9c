import { casesOf, type Case } from './case.ts';

/** Postal addresses with their references; `?` is no address. */
export const addressCases: readonly Case[] = [
  ...casesOf(
    'MX es',
    `
sí | ?
mañana | ?
gracias | ?
no sé | ?
ya te dije | ?
donde siempre | ?
la del recibo | ?
5512345678 | ?
Ana López | ?
quiero una pizza | ?
te la mando por WhatsApp | ?
cerca | ?
por la tarde | ?
Río Lerma 45, piso 3, Cuauhtémoc | Río Lerma 45, piso 3, Cuauhtémoc
Colonia Centro, calle 60 por 47 y 49 | Colonia Centro, calle 60 por 47 y 49
en la plaza | ?
ya la registré antes | ?
2a cerrada de Pinos 14 | 2a cerrada de Pinos 14
se la doy cuando llegue | ?
Mi dirección es Calle Sol 12, Col. Luna, CP 54000 | Calle Sol 12, Col. Luna, CP 54000
Retorno 5 de Jacarandas #8 | Retorno 5 de Jacarandas #8
Unidad Habitacional Tlalpan, edif. 12, depto 301 | Unidad Habitacional Tlalpan, edif. 12, depto 301
Km 5 carretera a Tepic, junto a la gasolinera | Km 5 carretera a Tepic, junto a la gasolinera
cerca del metro | ?
si quieren la mando | ?
no me gusta dar mis datos | ?
en la esquina de Juárez y Morelos | esquina de Juárez y Morelos
Calle 3 entre 10 y 12, Col. Maya, Mérida | Calle 3 entre 10 y 12, Col. Maya, Mérida
estoy en el trabajo | ?
yo paso a la sucursal | ?
Cerrada del Bosque 12, Lomas, 11000 CDMX | Cerrada del Bosque 12, Lomas, 11000 CDMX
c. benito juarez no. 40 b. san miguel | c. benito juarez no. 40 b. san miguel
vivo en Av. Central 4, edificio C, depto 8 | Av. Central 4, edificio C, depto 8
atrás del mercado, calle Luna 19 | atrás del mercado, calle Luna 19
no vivo aquí | ?
¿cuánto tarda el envío? | ?
la mando por whats | ?
Rancho San Isidro s/n, El Salto | Rancho San Isidro s/n, El Salto
Calle 16 de Septiembre 30, int. 2B, Centro, Querétaro | Calle 16 de Septiembre 30, int. 2B, Centro, Querétaro
Es Av. Tecnológico 210 esquina con Pino, local 4 | Av. Tecnológico 210 esquina con Pino, local 4
Lo recojo yo | ?
no me acuerdo bien | ?
Fracc. Las Palmas, calle Coco 8 | Fracc. Las Palmas, calle Coco 8
Prol. Zaragoza 1020, a un lado del Oxxo | Prol. Zaragoza 1020, a un lado del Oxxo
por la central | ?
no quiero que vengan | ?
Monterrey | ?
esa ya la tienen | ?
Av. Universidad 1500, edif 3, depto 201, Col. Oxtopulco | Av. Universidad 1500, edif 3, depto 201, Col. Oxtopulco
vivo en el centro | ?
por el parque | ?
a la vuelta de tu local | ?
Calle Roble #14, Lomas del Valle, a dos cuadras del Walmart | Calle Roble #14, Lomas del Valle, a dos cuadras del Walmart
no tengo dirección fija | ?
entrega en la tienda | ?
te mando ubicación | ?
Andador 5 casa 20 | Andador 5 casa 20
Mi casa está en Libertad 77 esq. Morelos | Libertad 77 esq. Morelos
Av. Reforma 10\\nCol. Centro | Av. Reforma 10, Col. Centro
vivo en Calle 5 #23, portón verde | Calle 5 #23, portón verde
Mi dirección es Insurgentes Sur 1234, por favor | Insurgentes Sur 1234
my address is 12 Main St | 12 Main St
¿dónde? | ?
123 | ?
Calle Hidalgo 45, Col. Roma Norte, CP 06700 | Calle Hidalgo 45, Col. Roma Norte, CP 06700
es en Privada de las Rosas 3, casa 12 | Privada de las Rosas 3, casa 12
Mz 8 Lt 4, Col. Santa Úrsula, Coyoacán | Mz 8 Lt 4, Col. Santa Úrsula, Coyoacán
Blvd. Díaz Ordaz 1200 int. 5, Monterrey | Blvd. Díaz Ordaz 1200 int. 5, Monterrey
Morelos s/n, esq. con Juárez | Morelos s/n, esq. con Juárez
a un lado de la farmacia Guadalajara, calle Pino 7 | a un lado de la farmacia Guadalajara, calle Pino 7
frente a la iglesia de San José | frente a la iglesia de San José
entre Madero y Allende, casa azul | entre Madero y Allende, casa azul
Carretera a Chapala km 12.5 | Carretera a Chapala km 12.5
Edificio Torre Sol, depto 402 | Edificio Torre Sol, depto 402
hola, mi domicilio es Niños Héroes 88 | Niños Héroes 88
mándalo a Pino Suárez 210, gracias | Pino Suárez 210
te paso mi dirección: Lerdo 15, segundo piso | Lerdo 15, segundo piso
sí, vivo en la calle Olmo 9 | calle Olmo 9
Cda. Fresnos 22 Fracc. El Parque 📍 | Cda. Fresnos 22 Fracc. El Parque
Av. Patria 500, junto al banco, no hay timbre | Av. Patria 500, junto al banco, no hay timbre
después te la mando | ?
no la tengo a la mano | ?
por aquí cerquita de ustedes | ?
mejor paso yo por el pedido | ?
la misma de siempre | ?
prefiero no darla | ?
en mi casa | ?
¿hacen envíos a Zapopan? | ?
ahorita te la paso | ?
para qué la quieres | ?
`,
  ),
  ...casesOf(
    'AR es',
    `
Lavalle 1234 3ro C | Lavalle 1234 3ro C
vivo en San Juan 450, casi esquina Perú | San Juan 450, casi esquina Perú
Güemes 2200, CP 1425 | Güemes 2200, CP 1425
en Palermo | ?
9 de Julio 1200 4to B | 9 de Julio 1200 4to B
Av. Santa Fe al 2300 | Av. Santa Fe al 2300
retiro por el local | ?
B° Las Heras mza 14 casa 9 | B° Las Heras mza 14 casa 9
Av. Rivadavia 4520, 3° A, CABA | Av. Rivadavia 4520, 3° A, CABA
San Martín 230, PB, timbre 2 | San Martín 230, PB, timbre 2
vivo en Belgrano 1450 entre Mitre y Sarmiento | Belgrano 1450 entre Mitre y Sarmiento
Calle 48 n° 632, La Plata, e/ 7 y 8 | Calle 48 n° 632, La Plata, e/ 7 y 8
Ruta 8 km 54, barrio Los Álamos, lote 12 | Ruta 8 km 54, barrio Los Álamos, lote 12
enviar a Pasaje Dorrego 77, Rosario | Pasaje Dorrego 77, Rosario
Mendoza esquina Salta | Mendoza esquina Salta
más tarde te la paso | ?
no te la doy | ?
por acá nomás, cerca de ustedes | ?
`,
  ),
  ...casesOf(
    'CO es',
    `
Calle 45 # 13-20, segundo piso, barrio Palermo | Calle 45 # 13-20, segundo piso, barrio Palermo
Av. 68 # 75A-50 interior 3 | Av. 68 # 75A-50 interior 3
en la casa de siempre | ?
calle 10 no 5-20, apto 301 | calle 10 no 5-20, apto 301
Carrera 7 # 71-21, torre B, piso 4 | Carrera 7 # 71-21, torre B, piso 4
vivo en la cra 43A #1-50, El Poblado | cra 43A #1-50, El Poblado
Diagonal 25 # 9-14 sur, barrio Restrepo | Diagonal 25 # 9-14 sur, barrio Restrepo
Transversal 6 #27-10 oficina 302 | Transversal 6 #27-10 oficina 302
Conjunto Los Cerezos, bloque 3, apto 502 | Conjunto Los Cerezos, bloque 3, apto 502
la dirección es Cll 80 # 12-30, portería principal | Cll 80 # 12-30, portería principal
ahora se la mando | ?
yo voy y lo recojo | ?
`,
  ),
  ...casesOf(
    'CL es',
    `
Av. Providencia 1234, of. 56 | Av. Providencia 1234, of. 56
Pasaje Los Aromos 45, Maipú | Pasaje Los Aromos 45, Maipú
vivo en Los Carrera 890, depto 12B, Concepción | Los Carrera 890, depto 12B, Concepción
Camino El Alba 100, parcela 4 | Camino El Alba 100, parcela 4
al lado del metro Tobalaba | al lado del metro Tobalaba
no quiero darla | ?
`,
  ),
  ...casesOf(
    'PE es',
    `
Jr. de la Unión 500, Cercado | Jr. de la Unión 500, Cercado
Av. Larco 345 dpto 602, Miraflores | Av. Larco 345 dpto 602, Miraflores
Mz. C Lt. 15 Urb. San Andrés, Trujillo | Mz. C Lt. 15 Urb. San Andrés, Trujillo
estoy en Calle Los Pinos 120, ref. frente al parque | Calle Los Pinos 120, ref. frente al parque
luego te la doy | ?
`,
  ),
  ...casesOf(
    'ES es',
    `
Gran Vía 32, 4º dcha, 28013 | Gran Vía 32, 4º dcha, 28013
Travesía del Carmen 5 | Travesía del Carmen 5
paso a buscarlo yo | ?
Calle Alcalá 45, 2º B, 28014 Madrid | Calle Alcalá 45, 2º B, 28014 Madrid
C/ Sant Pere 7, bajos | C/ Sant Pere 7, bajos
Avda. de la Constitución s/n, Sevilla | Avda. de la Constitución s/n, Sevilla
vivo en la plaza Mayor 3, ático | plaza Mayor 3, ático
Urbanización El Bosque, chalet 14 | Urbanización El Bosque, chalet 14
es en el Paseo del Prado 8 | Paseo del Prado 8
¿repartís en Getafe? | ?
no hace falta, lo recojo | ?
`,
  ),
  ...casesOf(
    'US en',
    `
78 Sunset Blvd #4, Los Angeles | 78 Sunset Blvd #4, Los Angeles
it is 9 King's Road, Chelsea | 9 King's Road, Chelsea
Apt 12, 40 River St | Apt 12, 40 River St
can I pick it up? | ?
not sure yet | ?
500 W Madison St, Suite 1200, Chicago, IL | 500 W Madison St, Suite 1200, Chicago, IL
it's 31 Cedar Drive | 31 Cedar Drive
you have it on file | ?
I don't live nearby | ?
My address is 55 Pine Ave, Unit 7, Seattle WA 98101 | 55 Pine Ave, Unit 7, Seattle WA 98101
1200 Main Street | 1200 Main Street
none of your business | ?
downtown | ?
ship to 4 Hill Rd please | 4 Hill Rd
350 Fifth Avenue, New York, NY 10118 | 350 Fifth Avenue, New York, NY 10118
we're at 12 Elm St, apt 3B | 12 Elm St, apt 3B
deliver it to 908 Oak Lane, please | 908 Oak Lane
PO Box 455, Austin TX | PO Box 455, Austin TX
corner of Pine and 4th | corner of Pine and 4th
10 Downing Street, London SW1A 2AA | 10 Downing Street, London SW1A 2AA
Flat 2, 18 High Road, Leeds | Flat 2, 18 High Road, Leeds
the address is 7 Rose Court, behind the school | 7 Rose Court, behind the school
I'd rather not say | ?
I'll pick it up | ?
around here | ?
same as last time | ?
my place | ?
what for? | ?
`,
  ),
];
