<?php
/**
 * Plugin Name: Others
 * Description: Tells what is stored on the site, and does to pages what plugins and themes do.
 */

add_action(
	'rest_api_init',
	function () {
		register_rest_route(
			'others/1',
			'/stored',
			array(
				'permission_callback' => function () {
					return current_user_can( 'manage_options' );
				},
				'callback'            => function () {
					global $wpdb;
					require_once ABSPATH . 'wp-admin/includes/plugin.php';
					return array(
						'options' => $wpdb->get_col( "SELECT option_name FROM $wpdb->options ORDER BY option_name" ),
						'meta'    => $wpdb->get_col( "SELECT DISTINCT meta_key FROM $wpdb->usermeta ORDER BY meta_key" ),
						'tables'  => $wpdb->get_col( 'SHOW TABLES' ),
						'plugins' => array_keys( get_plugins() ),
						'theme'   => get_stylesheet(),
					);
				},
			)
		);
	}
);

// Delays every script but those with the mark that is asked for, as plugins and proxies do.
add_action(
	'template_redirect',
	function () {
		if ( ! isset( $_GET['mark'] ) ) {
			return;
		}
		$mark = preg_quote( wp_unslash( $_GET['mark'] ), '/' );
		ob_start(
			function ( $page ) use ( $mark ) {
				return preg_replace( "/<script(?=[^>]* src=)(?![^>]* $mark)/", '<script data-delayed type="text/delayed"', $page );
			}
		);
	}
);

// Makes paragraphs of what has been made already, as page builders do.
if ( isset( $_GET['paragraphs'] ) ) {
	add_filter( 'the_content', 'wpautop', 99 );
}
