/** Turns of phrase and further words for the topics of the other lists, written as in `everyday.ts`. */
export const turnsOfPhrase = `
walkin+booking | reservo_o_llego llegar_de_una de_imprevisto el_que_llega sacar_turno voy_nomas sin_apartar caer_asi_nomas | pop_in make_an_appointment_first should_we_book
cancel | cuanto_antes_les cuanto_antes_aviso ~cuanta_anticipacion no_podre_asistir no_voy_a_poder no_podre_llegar no_alcanzo_a_llegar como_la_cambio | ~how_much_notice ~notice last_minute
late | si_me_atraso me_atraso nos_atrasamos me_retraso si_me_tardo unos_minutos_tarde voy_demorado | minutes_late get_there_late running_behind
deposit | senar senal abonar adelanto garantia para_agendar_se_paga | pay_something pay_when_i_book
allergy | ~cuero_cabelludo ~cuero | ~scalp
brand | wella loreal schwarzkopf redken kerastase revlon matrix | wella loreal schwarzkopf redken kerastase revlon matrix
children+chair | | booster_seats booster_seat kids_menu
child | nene nena nenes nenas chiquita chiquitas ninito ninita bebita chamaco chamaca chavito | little_one little_ones
giftcard | vale_para vale_de un_vale vale_a obsequiar certificado_para_obsequiar | voucher_for
longhair+hair | hasta_la_cintura a_la_cintura por_la_cintura por_la_espalda hasta_la_espalda | to_my_waist waist waist_length down_my_back
manicure | unas_de_las_manos unas_de_la_mano | fingernails
pedicure | unas_de_los_pies unas_de_pies | toe_nails
payment | con_celular con_el_celular pago_movil | with_my_phone
~hours | dejan_de_servir ultima_orden | stop_serving last_orders last_order
insurance | gnp axa metlife mapfre qualitas bupa allianz fonasa sanitas adeslas osde sura estoy_asegurado | aetna cigna blue_cross blue_shield kaiser medicare medicaid insurers i_m_insured
insuring | aseguran asegurar aseguramos | insure insures
~prescription | ~tiroides ~presion ~colesterol ~diabetes | ~thyroid ~blood_pressure ~cholesterol ~diabetes
fasting | antes_del_examen antes_de_los_estudios antes_de_mis_estudios horas_sin_comer | before_my_blood_test before_blood_work
privacy | mis_datos_quedan comparten_mis_datos quien_ve_mi | share_my_data see_my_information
video | por_la_camara por_camara camara | camera over_zoom do_this_over
symptom | migrana sirve_para_el_dolor | migraine sore_throat
gluten | ~salsa ~aderezo ~mole ~cocina | ~kitchen ~sauce ~dressing nut_free dairy_free
birthday | mananitas mi_propio_pastel llevar_mi_propio_pastel llevar_mi_pastel nuestro_pastel | my_own_cake bring_my_own_cake bring_a_cake bring_my_cake our_own_cake
~dish+services | que_sirven | what_do_you_serve
exchange+sizes | quedo_chico quedo_chica quedo_grande quedo_corto quedo_corta quedo_apretado queda_grande queda_chico no_le_quedo no_me_queda | too_small too_big too_tight doesn_t_fit don_t_fit didn_t_fit
~policy | plazo_tengo plazo_hay | how_long_do_i_have
defect | descosido descosida cierre_malo cierre_roto con_el_cierre cierre_descompuesto manchada manchadas rasgado rasgada | broken_zip zipper zip ripped came_apart unstitched
order+delivery | si_pido_hoy tardan_en_mandar tardan_en_enviar a_provincia ~provincia | if_i_order
sizes | mis_medidas s_o_m m_o_l soy_s soy_m talla_s talla_m vienen_grandes vienen_chicas como_elijo_mi_talla | s_or_m m_or_l an_s_or s_or_an_m run_small run_large run_big
layaway | lo_guardan lo_pueden_guardar me_guardan guardarme_uno guardarlo la_guardan | put_it_on_hold hold_it_for keep_one_for keep_it_for keep_one hold_one_for
wholesale | precio_especial por_cantidad para_un_equipo para_mi_equipo por_docena precio_de_grupo | special_price special_prices bulk_discounts bulk_discount for_my_team for_a_team
installments+payment | de_a_poco poco_a_poco irlo_pagando pagarlo_en_partes | bit_by_bit in_parts
foreigner | | not_a_citizen i_am_from i_m_from canada
requirement+rent | aval fiador comprobar_ingresos comprobante_de_ingresos ingresos | guarantor cosigner proof_of_income
closing | que_mas_se_paga que_mas_hay_que_pagar que_otros_gastos aparte_del_precio cuestan_las_escrituras costo_de_las_escrituras impuestos_hay | besides_the_price what_else_do_i_pay notary_fees
commission | por_vender porcentaje_se_quedan ustedes_por_vender | charge_to_sell your_cut
visitcost+viewing | cuesta_ver ver_las_propiedades pagar_por_ver cobran_por_ensenar cobran_por_mostrar cobran_por_ver | pay_to_see pay_to_view
size+group | cuantas_personas_por de_cuantas_personas cuantos_por_salon | people_per_class
dropout+cancel | salgo_del_curso dejar_de_ir dejo_de_ir no_quiero_seguir ya_no_quiero_ir no_voy_a_seguir | don_t_want_to_continue quit_the_course stop_coming
enrolment | | pay_to_join to_join
freeze | ~lesiono ~lesione ~lesion ~viajo ~enfermo | on_hold ~injured ~injury ~vacation
~grant | ~calificaciones ~promedio ~notas | ~grades ~gpa
absence | un_dia_no_puedo un_dia_no_voy no_puedo_ir_a_clase no_puedo_ir_un | can_t_come_one_day miss_one_class
intensive | curso_rapido cursos_rapidos | fast_course quick_course
warranty | garantizan_el_trabajo garantizan_su_trabajo responden_si_falla vuelve_a_fallar falla_de_nuevo vuelve_a_descomponerse | breaks_again fails_again happens_again
estimate | precio_antes avisan_el_precio el_precio_antes cuanto_sale_antes precio_primero | price_before see_the_price quote_first
own | llevo_el_repuesto llevo_mi_repuesto llevo_mis_repuestos compre_las_piezas por_mi_cuenta compre_las compre_la traigo_la_pieza | bought_the_part bring_the_part the_part_myself
brand+anymake | carros_chinos autos_chinos coches_chinos chinos japoneses coreanos alemanes europeos | chinese_cars japanese_cars german_cars korean_cars teslas
contract | | locked_in am_i_locked
courtesy | auto_de_reemplazo carro_de_reemplazo coche_de_reemplazo | borrow_a_car borrow replacement_vehicle
interval | le_toca_el cuando_le_toca | how_often_does_it
age | aceptan_menores menor_de_edad menores_de_edad | minors how_old_do_you_have_to_be
companion+guest | | ~mum ~mums ~mam come_in_with_me
happyhour | hora_feliz dos_por_uno | happy_hour
interest | tasa_de_interes tasas_de_interes tasa | interest_rate interest_rates
~price | desde_cuanto | start_at starts_at
~several | unos_dias unos_minutos un_rato | couple_of a_few_days few_days few_minutes
layaway | guardar guardan guarden |
commission | cobran_por_vender | charge_for_selling charge_to_sell
crashed | chocado chocados chocada siniestrado siniestrados | crashed wrecked
parking | lugar_para_el_carro lugar_para_el_coche lugar_para_el_auto lugar_para_estacionar donde_dejar_el_carro | space_for_my_car
address | | get_to_you do_i_get_to_you find_your_shop
sneakers | ~zapatos ~zapato ~calzado | ~shoes ~shoe
hold | pierdo_la_mesa perdemos_la_mesa pierdo_mi_mesa | lose_the_table lose_our_table
storage | dejo_el_carro_mas dejo_el_coche_mas dejo_el_auto_mas lo_dejo_mas | leave_it_longer
busy | se_llena | packed when_is_it_quiet
late | ya_perdi_mi_lugar pierdo_mi_lugar perdi_mi_lugar pierdo_mi_cita pierdo_la_cita me_guardan_la_cita minutos_despues ~trafico | lose_my_slot lose_my_spot lose_my_place give_my_slot give_my_spot how_late_can_i_be ~traffic ~stuck
hold | ~trafico | ~traffic
allergy | irrita irrite irritar irritan irritacion comezon ronchas ardor lo_prueban me_lo_prueban hacen_prueba | irritate irritates irritation itchy itching rash
walkin+booking | sin_haber_reservado sin_haber_agendado sin_haber_apartado | without_having_booked
payment | transferencia_bancaria transferencias_bancarias deposito_bancario | wire_transfer
delivery | hacen_entregas por_mi_colonia en_mi_colonia a_mi_colonia por_mi_zona en_mi_zona a_mi_zona por_mi_rumbo | in_my_area to_my_area in_my_neighborhood to_my_neighborhood
~delivery | | outside_the_city out_of_town outside_town
parking | cajones cajon cajones_de_estacionamiento lugares_de_estacionamiento | parking_spots parking_spot parking_spaces parking_space
exchange+sizes | talla_equivocada talla_incorrecta otra_talla talla_que_no_es | wrong_size another_size
sizes | que_talla_soy que_talla_me_queda si_mido ~mido | my_height
defect | venia_roto venia_rota llego_roto llego_rota llego_mal venia_mal | came_damaged arrived_damaged came_broken
~defect | venia venian |
~policy | que_procede como_procedo | what_happens_now
deposit | meses_de_deposito meses_piden_de_deposito piden_de_deposito meses_de_deposito_piden | months_of_deposit months_deposit
cancel | cancelo_la_inscripcion cancelo_mi_inscripcion cancelar_la_inscripcion cancelar_mi_inscripcion | cancel_my_enrolment cancel_my_enrollment cancel_my_registration
estimate | avisan_cuanto dicen_cuanto cuanto_va_a_ser cuanto_me_va_a_salir antes_de_meterle_mano antes_de_arreglarlo antes_de_empezar | before_you_start before_you_fix_it before_starting
own | que_compre que_compre_yo que_yo_compre compradas_por_mi | i_bought_myself that_i_bought
storage | si_lo_dejo_ahi lo_dejo_ahi dejo_ahi_el | leave_it_there
phone | | the_number_of s_number number_of_the your_number
group+size | | how_big_are_the_classes how_big_are_the_groups class_size class_sizes
enrolment | | waive_the_joining_fee joining_fee_waived
guest | | bring_my_boyfriend bring_my_girlfriend bring_my_partner ~boyfriend ~girlfriend for_a_day
`;
