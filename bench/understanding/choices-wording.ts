import { placedCases, type Case } from './case.ts';

/** Choices said by order, by size, by leaving out, shortened, or with a reason. Written as in `choices.ts`. */
export const wordedChoices: readonly Case[] = placedCases(`
Chica / Mediana / Grande | la más chica | Chica
Chica / Mediana / Grande | la de en medio | Mediana
Chica / Mediana / Grande | la más grande por favor | Grande
Small / Medium / Large | the smallest one | Small
Small / Medium / Large | the middle one | Medium
Individual / Mediana / Familiar | la más grande | Familiar
Básico $450 / Completo $650 / Anual $5,900 | el más barato | Básico $450
Básico $450 / Completo $650 / Anual $5,900 | el más caro | Anual $5,900
Básico $450 / Completo $650 / Anual $5,900 | el de 450 | Básico $450
Basic $20 / Pro $45 | the cheapest | Basic $20
10:00 / 12:30 / 18:00 | lo más tarde posible | 18:00
10:00 / 12:30 / 18:00 | la más temprano | 10:00
10:00 / 12:30 / 18:00 | the earliest | 10:00
9:00 / 11:00 / 13:00 | 2 | ?
9:00 / 11:00 / 13:00 | 1 | ?
9:00 / 11:00 / 13:00 | 11 | 11:00
Rojo / Verde / Azul | el más bonito | ?
Corte / Tinte / Peinado | el más rápido | ?
Norte / Centro / Sur | la de en medio | Centro
Norte / Sur | la de en medio | ?
Red / Green / Blue | second one please | Green
Red / Green / Blue | the last one, thanks | Blue
Rojo / Verde / Azul | la primera porfis | Rojo
Transferencia / Efectivo / Tarjeta | transf | Transferencia
Transferencia / Efectivo / Tarjeta | efe | Efectivo
Lunes / Martes / Miércoles | mier | Miércoles
Lunes / Martes / Miércoles | mar | Martes
Comprar / Completo | comp | ?
Con cualquiera disponible / Elegir estilista | me da igual | Con cualquiera disponible
Con cualquiera disponible / Elegir estilista | quien sea | Con cualquiera disponible
No preference / Pick a stylist | anyone is fine | No preference
Palermo / Belgrano / Centro | me da igual | ?
Palermo / Belgrano / Centro | cualquiera está bien | ?
Sin gluten / Sin lactosa / Todo normal | no como gluten | Sin gluten
Con receta / Sin receta | no tengo receta | Sin receta
With insurance / No insurance | I don't have insurance | No insurance
Sí, tengo seguro / No | no tengo seguro | No
Sí, soy alumno / No, es mi primera vez | no soy alumno | No, es mi primera vez
Mañana / Tarde / Noche | por la tarde porque en la mañana trabajo | Tarde
Mañana / Tarde / Noche | en la noche, que en el día estudio | Noche
Corte / Tinte | corte, porque el tinte es muy caro | Corte
Morning / Afternoon | afternoon because I work in the morning | Afternoon
Perro / Gato / Otro | es un perrito | Perro
Perro / Gato / Otro | mi gatita | Gato
Café / Té / Agua | un cafecito | Café
Mesa / Barra | una mesita por favor | Mesa
Recoger / Enviar | recogerlo | Recoger
Recoger / Enviar | enviármelo | Enviar
Cambiar cita / Cancelar cita | cancelarla | Cancelar cita
Men's haircut / Women's haircut | women's cut | Women's haircut
Dr. Pérez / Dra. Núñez | con la dra nuñez | Dra. Núñez
Pollo / Res / Vegetariano | res no, pollo | Pollo
Pollo / Res / Vegetariano | cualquiera menos res | ?
Pollo / Res / Vegetariano | sin carne | ?
Pollo / Res / Vegetariano | no como pollo | ?
*Pollo / Res / Vegetariano | cualquiera menos res | Pollo + Vegetariano
*Queso / Jamón / Piña / Cebolla | queso jamón y piña | Queso + Jamón + Piña
*Queso / Jamón / Piña / Cebolla | queso y jamón pero sin cebolla | Queso + Jamón
*Queso / Jamón / Piña / Cebolla | de todo menos cebolla | Queso + Jamón + Piña
*Queso / Jamón / Piña / Cebolla | todo excepto piña y cebolla | Queso + Jamón
*Queso / Jamón / Piña / Cebolla | 1, 2 y 4 | Queso + Jamón + Cebolla
*Queso / Jamón / Piña / Cebolla | sin cebolla | ?
*Queso / Jamón / Piña / Cebolla | ninguno | ?
*Queso / Jamón / Piña / Cebolla | queso o jamón | ?
*Queso / Jamón / Piña / Cebolla | queso y atún | ?
*Lunes / Miércoles / Viernes | lun y vie | Lunes + Viernes
*Lunes / Miércoles / Viernes | lunes, mierc y viernes | Lunes + Miércoles + Viernes
*Red / Green / Blue | anything except red | Green + Blue
*Red / Green / Blue | all of the above | Red + Green + Blue
*Red / Green / Blue | red and blue, no green | Red + Blue
*Brakes / Oil / Tyres | the first and the third | Brakes + Tyres
Corte / Tinte / Peinado | quiero un corte de pelo | Corte
Corte / Tinte / Peinado | peinado para una boda | Peinado
Corte / Tinte / Peinado | la 3 | Peinado
Corte / Tinte / Peinado | el último | Peinado
Corte / Tinte / Peinado | corte no, tinte | Tinte
Corte / Tinte / Peinado | ninguno de esos | ?
Corte / Tinte / Peinado | corte, y si se puede tinte | ?
Corte / Tinte / Peinado | es para un tinte | Tinte
Corte / Tinte / Peinado | que me tiñan | Tinte
Corte / Tinte / Peinado | el segundo de la lista | Tinte
Sucursal Norte / Sucursal Sur / Sucursal Centro | la del norte | Sucursal Norte
Sucursal Norte / Sucursal Sur / Sucursal Centro | centro histórico | Sucursal Centro
Sucursal Norte / Sucursal Sur / Sucursal Centro | sur por favor | Sucursal Sur
Sucursal Norte / Sucursal Sur / Sucursal Centro | la más cercana | ?
Sucursal Norte / Sucursal Sur / Sucursal Centro | no la del sur, la del centro | Sucursal Centro
Mañana / Tarde / Noche | en la tardecita | Tarde
Mañana / Tarde / Noche | después de las 6 | ?
Mañana / Tarde / Noche | por la noche porque trabajo de día | Noche
Mañana / Tarde / Noche | temprano | ?
Pickup / Delivery | I'll pick it up | Pickup
Pickup / Delivery | deliver it please | Delivery
Pickup / Delivery | pick up | Pickup
Pickup / Delivery | bring it to my house | ?
New patient / Existing patient | I'm new | New patient
New patient / Existing patient | existing | Existing patient
New patient / Existing patient | first time | ?
New patient / Existing patient | not new | ?
Menos de 10 / De 10 a 20 / Más de 20 | 15 | De 10 a 20
Menos de 10 / De 10 a 20 / Más de 20 | menos de 10 | Menos de 10
Menos de 10 / De 10 a 20 / Más de 20 | de 10 a 20 | De 10 a 20
Menos de 10 / De 10 a 20 / Más de 20 | más de veinte | Más de 20
Menos de 10 / De 10 a 20 / Más de 20 | la segunda | De 10 a 20
*Agua / Luz / Gas / Internet | agua y gas | Agua + Gas
*Agua / Luz / Gas / Internet | luz, gas e internet | Luz + Gas + Internet
*Agua / Luz / Gas / Internet | todo menos internet | Agua + Luz + Gas
*Agua / Luz / Gas / Internet | 1 3 | Agua + Gas
*Agua / Luz / Gas / Internet | solo el agua | Agua
*Agua / Luz / Gas / Internet | ni agua ni luz | ?
Agendar una cita / Ver precios / Ubicación y horarios / Hablar con alguien | quiero agendar | Agendar una cita
Agendar una cita / Ver precios / Ubicación y horarios / Hablar con alguien | precios | Ver precios
Agendar una cita / Ver precios / Ubicación y horarios / Hablar con alguien | los horarios | Ubicación y horarios
Agendar una cita / Ver precios / Ubicación y horarios / Hablar con alguien | ubicacion | Ubicación y horarios
Agendar una cita / Ver precios / Ubicación y horarios / Hablar con alguien | hola | ?
Agendar una cita / Ver precios / Ubicación y horarios / Hablar con alguien | agendr cita | Agendar una cita
Agendar una cita / Ver precios / Ubicación y horarios / Hablar con alguien | la 2 porfa | Ver precios
Agendar una cita / Ver precios / Ubicación y horarios / Hablar con alguien | número 4 | Hablar con alguien
Agendar una cita / Ver precios / Ubicación y horarios / Hablar con alguien | no quiero agendar, nomas ver precios | Ver precios
Agendar una cita / Ver precios / Ubicación y horarios / Hablar con alguien | citas | Agendar una cita
Perro / Gato / Otra mascota | tengo un perrito | Perro
Perro / Gato / Otra mascota | es una gatita | Gato
Perro / Gato / Otra mascota | otra | Otra mascota
Perro / Gato / Otra mascota | un perro y un gato | ?
Perro / Gato / Otra mascota | canario | ?
Efectivo / Mercado Pago / Tarjeta de crédito | por mercadopago | Mercado Pago
Efectivo / Mercado Pago / Tarjeta de crédito | con tarjeta | Tarjeta de crédito
Efectivo / Mercado Pago / Tarjeta de crédito | efvo | ?
Efectivo / Mercado Pago / Tarjeta de crédito | en efectivo | Efectivo
Efectivo / Mercado Pago / Tarjeta de crédito | mercado pago o efectivo | ?
Para llevar / Comer aquí | para llevar | Para llevar
Para llevar / Comer aquí | aquí | Comer aquí
Para llevar / Comer aquí | lo como aquí | Comer aquí
Para llevar / Comer aquí | llevar porfa | Para llevar
Morning / Afternoon / Evening | afternoon pls | Afternoon
Morning / Afternoon / Evening | in the mornin | Morning
Morning / Afternoon / Evening | not the evening | ?
Morning / Afternoon / Evening | evenings are best | Evening
Morning / Afternoon / Evening | either | ?
Less than $50 / $50 to $100 / More than $100 | less than 50 | Less than $50
Less than $50 / $50 to $100 / More than $100 | 50 to 100 | $50 to $100
Less than $50 / $50 to $100 / More than $100 | more than 100 | More than $100
Less than $50 / $50 to $100 / More than $100 | 75 | $50 to $100
Less than $50 / $50 to $100 / More than $100 | third | More than $100
*Inglés / Francés / Alemán | ingles y frances | Inglés + Francés
*Inglés / Francés / Alemán | los tres | Inglés + Francés + Alemán
*Inglés / Francés / Alemán | los dos primeros | Inglés + Francés
*Inglés / Francés / Alemán | menos alemán | ?
*Inglés / Francés / Alemán | todos menos alemán | Inglés + Francés
*Inglés / Francés / Alemán | 1,2 | Inglés + Francés
*Inglés / Francés / Alemán | aleman nomas | Alemán
*Inglés / Francés / Alemán | ninguno | ?
Limpieza dental / Blanqueamiento / Ortodoncia / Otro | una limpieza | Limpieza dental
Limpieza dental / Blanqueamiento / Ortodoncia / Otro | quiero blanquearme los dientes | Blanqueamiento
Limpieza dental / Blanqueamiento / Ortodoncia / Otro | ortodoncia porfis | Ortodoncia
Limpieza dental / Blanqueamiento / Ortodoncia / Otro | blanquamiento | Blanqueamiento
Limpieza dental / Blanqueamiento / Ortodoncia / Otro | ninguno | ?
Limpieza dental / Blanqueamiento / Ortodoncia / Otro | la uno | Limpieza dental
Limpieza dental / Blanqueamiento / Ortodoncia / Otro | otro tratamiento | Otro
Limpieza dental / Blanqueamiento / Ortodoncia / Otro | limpieza o blanqueamiento | ?
Limpieza dental / Blanqueamiento / Ortodoncia / Otro | quiero limpieza no ortodoncia | Limpieza dental
Hombre / Mujer / Prefiero no decir | soy mujer | Mujer
Hombre / Mujer / Prefiero no decir | masculino | ?
Hombre / Mujer / Prefiero no decir | prefiero no decirlo | Prefiero no decir
Hombre / Mujer / Prefiero no decir | hombre | Hombre
Hombre / Mujer / Prefiero no decir | h | ?
Hoy / Mañana / Otro día | hoy mismo | Hoy
Hoy / Mañana / Otro día | mañana mejor | Mañana
Hoy / Mañana / Otro día | otro dia | Otro día
Hoy / Mañana / Otro día | el viernes | ?
Hoy / Mañana / Otro día | hoy no, mañana | Mañana
Bogotá / Medellín / Cali | en medellin | Medellín
Bogotá / Medellín / Cali | bogota dc | Bogotá
Bogotá / Medellín / Cali | vivo en Cali | Cali
Bogotá / Medellín / Cali | barranquilla | ?
Bogotá / Medellín / Cali | el primero | Bogotá
Bogotá / Medellín / Cali | medallin | Medellín
Sedan / SUV / Truck | an suv please | SUV
Sedan / SUV / Truck | pickup truck | Truck
Sedan / SUV / Truck | #2 | SUV
Sedan / SUV / Truck | the first option | Sedan
Sedan / SUV / Truck | not a truck | ?
Sedan / SUV / Truck | sedan or suv | ?
Sedan / SUV / Truck | any | ?
Yes, I have one / No, I need one | I have one | Yes, I have one
Yes, I have one / No, I need one | I need one | No, I need one
Yes, I have one / No, I need one | yes | Yes, I have one
Yes, I have one / No, I need one | nope | No, I need one
Yes, I have one / No, I need one | I don't have one | No, I need one
5 € al mes / 50 € al año | al mes | 5 € al mes
5 € al mes / 50 € al año | 50 | 50 € al año
5 € al mes / 50 € al año | el anual | ?
5 € al mes / 50 € al año | el más barato | 5 € al mes
*Salsa verde / Salsa roja / Mole | verde y roja | Salsa verde + Salsa roja
*Salsa verde / Salsa roja / Mole | las dos salsas | Salsa verde + Salsa roja
*Salsa verde / Salsa roja / Mole | mole | Mole
*Salsa verde / Salsa roja / Mole | todas menos mole | Salsa verde + Salsa roja
*Salsa verde / Salsa roja / Mole | 1, 3 | Salsa verde + Mole
*Salsa verde / Salsa roja / Mole | la roja nada mas | Salsa roja
Pizza / Hamburguesa / Ensalada | una hamburguesa con papas | Hamburguesa
Pizza / Hamburguesa / Ensalada | hamburgesa | Hamburguesa
Pizza / Hamburguesa / Ensalada | la ensalada mejor | Ensalada
Pizza / Hamburguesa / Ensalada | quiero pizza porfavor | Pizza
Pizza / Hamburguesa / Ensalada | pizza no, ensalada | Ensalada
Pizza / Hamburguesa / Ensalada | una pizzita | Pizza
Pizza / Hamburguesa / Ensalada | pasta | ?
Pizza / Hamburguesa / Ensalada | lo que sea | ?
Pizza / Hamburguesa / Ensalada | la numero dos | Hamburguesa
Pizza / Hamburguesa / Ensalada | 2 | Hamburguesa
Pizza / Hamburguesa / Ensalada | dame la tercera | Ensalada
Pizza / Hamburguesa / Ensalada | no quiero nada | ?
11:00 / 12:00 / 17:30 | a las doce | 12:00
11:00 / 12:00 / 17:30 | 5 y media | 17:30
11:00 / 12:00 / 17:30 | 17:30 hrs | 17:30
11:00 / 12:00 / 17:30 | a las 5 | ?
11:00 / 12:00 / 17:30 | la de las 11 | 11:00
11:00 / 12:00 / 17:30 | once de la mañana | 11:00
11:00 / 12:00 / 17:30 | la segunda | 12:00
11:00 / 12:00 / 17:30 | mediodía | 12:00
11:00 / 12:00 / 17:30 | la más temprana | 11:00
11:00 / 12:00 / 17:30 | en la tarde | ?
Sí, agendar / No, gracias / Tengo una duda | sí | Sí, agendar
Sí, agendar / No, gracias / Tengo una duda | no | No, gracias
Sí, agendar / No, gracias / Tengo una duda | una duda | Tengo una duda
Sí, agendar / No, gracias / Tengo una duda | agendar | Sí, agendar
Sí, agendar / No, gracias / Tengo una duda | tengo dudas | Tengo una duda
Sí, agendar / No, gracias / Tengo una duda | claro | Sí, agendar
1 noche / 2 noches / 3 o más noches | dos | 2 noches
1 noche / 2 noches / 3 o más noches | una sola noche | 1 noche
1 noche / 2 noches / 3 o más noches | 3 | 3 o más noches
1 noche / 2 noches / 3 o más noches | cinco noches | ?
1 noche / 2 noches / 3 o más noches | tres o más | 3 o más noches
Depto 2 ambientes / Depto 3 ambientes / Casa / PH | de 2 ambientes | Depto 2 ambientes
Depto 2 ambientes / Depto 3 ambientes / Casa / PH | tres ambientes | Depto 3 ambientes
Depto 2 ambientes / Depto 3 ambientes / Casa / PH | una casita | Casa
Depto 2 ambientes / Depto 3 ambientes / Casa / PH | ph | PH
Depto 2 ambientes / Depto 3 ambientes / Casa / PH | depto | ?
Depto 2 ambientes / Depto 3 ambientes / Casa / PH | cualquiera menos casa | ?
Oil change / Tire rotation / Brake check | oil | Oil change
Oil change / Tire rotation / Brake check | my brakes | Brake check
Oil change / Tire rotation / Brake check | need new tires | Tire rotation
Oil change / Tire rotation / Brake check | oil change and brakes | ?
Oil change / Tire rotation / Brake check | #3 | Brake check
Oil change / Tire rotation / Brake check | tyre rotation | Tire rotation
Adult / Child / Senior | two adults | Adult
Adult / Child / Senior | senior citizen | Senior
Adult / Child / Senior | kids | ?
Adult / Child / Senior | a child ticket | Child
Carro / Moto / Bicicleta | una motico | Moto
Carro / Moto / Bicicleta | en bici | Bicicleta
Carro / Moto / Bicicleta | tengo carro | Carro
Carro / Moto / Bicicleta | no tengo moto | ?
Carro / Moto / Bicicleta | el carrito | Carro
*Toallas / Almohadas / Cobijas / Agua | toallas y agua porfa | Toallas + Agua
*Toallas / Almohadas / Cobijas / Agua | 2 toallas | Toallas
*Toallas / Almohadas / Cobijas / Agua | almohadas, cobijas | Almohadas + Cobijas
*Toallas / Almohadas / Cobijas / Agua | todo lo anterior | Toallas + Almohadas + Cobijas + Agua
*Toallas / Almohadas / Cobijas / Agua | agua nada más | Agua
*Toallas / Almohadas / Cobijas / Agua | la 1 y la 3 | Toallas + Cobijas
*Toallas / Almohadas / Cobijas / Agua | nada de agua, solo cobijas | Cobijas
*Toallas / Almohadas / Cobijas / Agua | toalla | Toallas

Masaje relajante / Facial / Depilación | un masaje | Masaje relajante
Masaje relajante / Facial / Depilación | facial x favor | Facial
Masaje relajante / Facial / Depilación | depilacion | Depilación
Masaje relajante / Facial / Depilación | me quiero depilar | Depilación
Masaje relajante / Facial / Depilación | el 2 | Facial
Masaje relajante / Facial / Depilación | uno relajante | Masaje relajante
Masaje relajante / Facial / Depilación | masage | Masaje relajante
Masaje relajante / Facial / Depilación | masaje y facial | ?
Masaje relajante / Facial / Depilación | cuánto dura el facial? | ?
Turno nuevo / Cambiar turno / Cancelar turno | quiero sacar un turno | Turno nuevo
Turno nuevo / Cambiar turno / Cancelar turno | cancelarlo | Cancelar turno
Turno nuevo / Cambiar turno / Cancelar turno | cambiar | Cambiar turno
Turno nuevo / Cambiar turno / Cancelar turno | un turno | ?
Turno nuevo / Cambiar turno / Cancelar turno | el primero | Turno nuevo
Turno nuevo / Cambiar turno / Cancelar turno | cancelo | Cancelar turno
Retiro en tienda / Despacho a domicilio | despacho | Despacho a domicilio
Retiro en tienda / Despacho a domicilio | lo retiro yo | Retiro en tienda
Retiro en tienda / Despacho a domicilio | a domicilio | Despacho a domicilio
Retiro en tienda / Despacho a domicilio | en la tienda | Retiro en tienda
Retiro en tienda / Despacho a domicilio | cualquiera | ?
Chicken / Beef / Veggie | chicken pls | Chicken
Chicken / Beef / Veggie | no meat | ?
Chicken / Beef / Veggie | the veggie one | Veggie
Chicken / Beef / Veggie | beef, no wait, chicken | Chicken
Chicken / Beef / Veggie | 2 | Beef
Chicken / Beef / Veggie | whatever | ?
Today / Tomorrow / Another day | today please | Today
Today / Tomorrow / Another day | tmrw | Tomorrow
Today / Tomorrow / Another day | another day | Another day
Today / Tomorrow / Another day | friday | ?
Martes / Jueves / Sábado | el juebes | Jueves
Martes / Jueves / Sábado | sab | Sábado
Martes / Jueves / Sábado | martes o jueves | ?
Martes / Jueves / Sábado | cualquier día | ?
Martes / Jueves / Sábado | el sábado en la mañana | Sábado
Chica / Mediana / Grande / Familiar | la mediana porfa | Mediana
Chica / Mediana / Grande / Familiar | la más grande | ?
Chica / Mediana / Grande / Familiar | la familiar | Familiar
Chica / Mediana / Grande / Familiar | extra grande | ?
Chica / Mediana / Grande / Familiar | chiquita | Chica
Chica / Mediana / Grande / Familiar | 3 | Grande
Consulta general / Pediatría / Dental | es para mi niño con el pediatra | Pediatría
Consulta general / Pediatría / Dental | el dentista | Dental
Consulta general / Pediatría / Dental | consulta | Consulta general
Consulta general / Pediatría / Dental | general por favor | Consulta general
Consulta general / Pediatría / Dental | me duele una muela | ?
Consulta general / Pediatría / Dental | pediatria | Pediatría
Book / Reschedule / Cancel | I want to cancel | Cancel
Book / Reschedule / Cancel | resched | Reschedule
Book / Reschedule / Cancel | book it | Book
Book / Reschedule / Cancel | cancel or reschedule | ?
Débito / Crédito / Efectivo | con debito | Débito
Débito / Crédito / Efectivo | en credito en cuotas | Crédito
Débito / Crédito / Efectivo | cash | ?
Débito / Crédito / Efectivo | debito o efectivo | ?

Corte / Tinte / Barba | no sé cuál | ?
Corte / Tinte / Barba | los dos | ?
Corte / Tinte / Barba | corte o barba | ?
Corte / Tinte / Barba | cuál me recomiendas | ?
Corte / Tinte / Barba | uñas | ?
Corte / Tinte / Barba | 4 | ?
Corte / Tinte / Barba | ninguna | ?
Corte / Tinte / Barba | gracias | ?
Corte / Tinte / Barba | ni corte ni tinte | ?
Corte / Tinte / Barba | corte? no sé | ?
Corte / Tinte / Barba | el que tú digas | ?
Corte / Tinte / Barba | mañana a las 5 | ?
Corte / Tinte / Barba | tinte no | ?
Corte / Tinte / Barba | otra cosa | ?
Corte / Tinte / Barba | depende | ?
Corte / Tinte / Barba | ¿cuánto tarda el tinte? | ?
10:00 / 11:00 / 16:00 | a las 9 | ?
10:00 / 11:00 / 16:00 | cualquiera | ?
10:00 / 11:00 / 16:00 | en la tarde no | ?
10:00 / 11:00 / 16:00 | entre 10 y 11 | ?
10:00 / 11:00 / 16:00 | a las 10 o a las 4 | ?
10:00 / 11:00 / 16:00 | más tarde | ?
10:00 / 11:00 / 16:00 | no puedo a ninguna | ?
10:00 / 11:00 / 16:00 | 15:30 | ?
10:00 / 11:00 / 16:00 | a las 12 | ?
2 personas / 4 personas / 6 personas | 5 | ?
2 personas / 4 personas / 6 personas | somos 3 | ?
2 personas / 4 personas / 6 personas | muchos | ?
2 personas / 4 personas / 6 personas | 2 o 4 | ?
2 personas / 4 personas / 6 personas | siete personas | ?
2 personas / 4 personas / 6 personas | más de 6 | ?
Red / Green / Blue | not red | ?
Red / Green / Blue | red or blue | ?
Red / Green / Blue | none of them | ?
Red / Green / Blue | purple | ?
Red / Green / Blue | the prettiest | ?
Red / Green / Blue | neither red nor blue | ?
Red / Green / Blue | 4 | ?
Red / Green / Blue | all | ?
Sí / No | tal vez | ?
Sí / No | sí y no | ?
Sí / No | no sé | ?
Sí / No | el lunes | ?
Sí / No | ¿por qué? | ?
Sí / No | sí, pero otro día | ?
*Agua / Luz / Gas | agua o luz | ?
*Agua / Luz / Gas | nada | ?
*Agua / Luz / Gas | ninguno de esos | ?
*Agua / Luz / Gas | internet | ?
*Agua / Luz / Gas | agua y teléfono | ?
*Agua / Luz / Gas | no sé cuáles | ?
*Agua / Luz / Gas | todos menos uno | ?
*Agua / Luz / Gas | menos gas | ?
Mañana / Tarde / Noche | la más tarde | Noche
Mañana / Tarde / Noche | lo más temprano que se pueda | Mañana
Morning / Afternoon / Evening | the earliest one | Morning
Morning / Noon / Night | the latest please | Night
Por la mañana / Por la tarde | lo más tarde | Por la tarde
Mañana / Tarde / Sin preferencia | la más tarde | Tarde
Ayer / Hoy / Otro día | la más tarde | ?
Este mes / El próximo mes / Más adelante | el prox mes | El próximo mes
Este año / El próximo año | el prox año | El próximo año
Esta semana / La siguiente semana | la sig semana | La siguiente semana
Esta semana / La próxima semana | la semana | ?
Esta semana / La próxima semana | semana próx por favor | La próxima semana
This week / Next week | the week | ?
Un mes / Dos meses | un mes | Un mes
Un día / Dos días | dia | Un día
Tarjeta / Transferencia / Efectivo | por transf mejor | Transferencia
Tratamiento / Corte / Peinado | un tratam facial | Tratamiento
Casa / Apartamento / Terreno | un apto | Apartamento
Casa / Departamento / Oficina | busco deptos | Departamento
Casa / Departamento / Oficina | un dpto en el centro | Departamento
Casa / Habitación / Oficina | una habit sencilla | Habitación
Casa / Estacionamiento / Bodega | un estac | Estacionamiento
Este mes / El próximo mes | este mes imposible | ?
Viernes / Sábado | el viernes imposible, el sábado | Sábado
Viernes / Sábado | sábado imposible | ?
Friday / Saturday | Friday is impossible | ?
Friday / Saturday | cannot do Friday | ?
Lunes / Martes | el lunes jamás | ?
Lunes / Martes | el lunes queda descartado, el martes | Martes
*Queso / Jamón / Piña | con todo pero sin piña | Queso + Jamón
*Queso / Jamón / Piña | todo sin piña | Queso + Jamón
*Queso / Jamón / Piña | todo, y sin jamón | Queso + Piña
*Cheese / Ham / Pineapple | everything but no pineapple | Cheese + Ham
*Cheese / Ham / Pineapple | everything, no ham | Cheese + Pineapple
*Cheese / Ham / Pineapple | with everything without ham | Cheese + Pineapple
*Queso / Jamón / Piña | todo no, solo queso | Queso
*Cheese / Ham / Pineapple | everything, no wait | ?
Baño / Cocina / Sala | la cosina | Cocina
Vaso / Plato / Taza | un bazo | Vaso
Boda / Bautizo / Fiesta | una voda | Boda
Uñas / Cejas / Corte | las sejas | Cejas
Hielo / Agua | yelo | ?
Cena / Comida | la zena | Cena
Gatos / Perros / Aves | perros por favor y no gatos | Perros
Gatos / Perros / Aves | aves y nada de perros | Aves
Cats / Dogs / Birds | birds but no cats | Birds
Cats / Dogs / Birds | birds and not dogs please | Birds
Red / White / Rosé | white and never red | White
Té / Café | café y sin té | Café
Gatos / Perros / Aves | gatos y perros | ?
Vegana / Sin gluten / Sin restricciones | como de todo | Sin restricciones
Vegana / Sin gluten / Sin restricciones | de todo | Sin restricciones
Vegano / Celíaco / Ninguna restricción | yo como de todo | Ninguna restricción
Vegan / Gluten free / No restrictions | I can eat anything | No restrictions
Vegetarian / Nut allergy / No allergies | we eat everything | No allergies
Vegana / Sin gluten / Vegetariana | como de todo | ?
Sin lácteos / Sin gluten | como de todo | ?
Buy / Rent / Sell / Other | thinking of renting | Rent
Buy / Rent / Sell / Other | we're buying | Buy
Buy / Rent / Sell / Other | interested in selling our flat | Sell
Paint / Clean / Repair | my roof needs cleaning | Clean
Paint / Clean / Repair | I want the kitchen painted | Paint
Cut / Colour / Wash | a washing please | Wash
`);
