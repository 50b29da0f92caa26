<?php
/**
 * Plugin Name:       Readiness Check
 * Description:       A policy self-assessment as a block and a shortcode. What visitors answer stays in their browser.
 * Version:           {version}
 * Requires at least: 6.1
 * Requires PHP:      7.4
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       readiness-check
 *
 * The plugin stores nothing, so nothing is left to remove when it is deleted.
 *
 * @package Readiness_Check
 */

namespace Readiness_Check;

defined( 'ABSPATH' ) || exit;

/** The name of the block, of the shortcode's part of it, and of the script. */
const BLOCK  = 'readiness-check/quiz';
const HANDLE = 'readiness-check';

/** The attributes of the element, which are those of the block and of the shortcode. */
const ATTRIBUTES = array(
	'assessment',
	'lang',
	'pace',
	'code',
	'share-url',
	'save',
	'isolated',
	'loading',
	'send-to',
	'send-label',
);

/** The protocols of those that are addresses, or may be. */
const PROTOCOLS = array(
	'assessment' => array( 'http', 'https' ),
	'share-url'  => array( 'http', 'https' ),
	'send-to'    => array( 'https', 'mailto' ),
);

/**
 * The marks by which plugins and proxies that delay, combine or shorten scripts know one that is to
 * be left alone: Cloudflare, LiteSpeed (two), Autoptimize, WP Rocket, Jetpack Boost, PageSpeed.
 */
const LEAVE_ALONE = 'data-cfasync="false" data-no-optimize="1" data-no-defer="1" data-noptimize="1" nowprocket data-jetpack-boost="ignore" data-pagespeed-no-defer';

/**
 * Registers the script, the block and the shortcode; nothing of them is on a page that has no quiz.
 */
function register() {
	$entry = 'package/readiness-check.js';
	// The time of the file is another one after each update, whatever the version is.
	wp_register_script( HANDLE, plugins_url( $entry, __FILE__ ), array(), (string) filemtime( __DIR__ . "/$entry" ), true );
	register_block_type( __DIR__ . '/block', array( 'render_callback' => __NAMESPACE__ . '\render_block' ) );
	add_shortcode( 'readiness-check', __NAMESPACE__ . '\render_shortcode' );
}
add_action( 'init', __NAMESPACE__ . '\register' );

/**
 * Makes the script a module that nothing on the site delays.
 *
 * @param string $tag    The script's tag.
 * @param string $handle Its handle.
 * @return string
 */
function script_tag( $tag, $handle ) {
	if ( HANDLE !== $handle ) {
		return $tag;
	}
	$tag = preg_replace( '/ type=(["\'])[^"\']*\1/', '', $tag );
	return str_replace( ' src=', ' type="module" ' . LEAVE_ALONE . ' src=', $tag );
}
add_filter( 'script_loader_tag', __NAMESPACE__ . '\script_tag', 10, 2 );

/**
 * Keeps typographic quotes out of what the element holds, for it takes its first view only as it was made.
 *
 * @param string[] $tags The tags that are left as they are.
 * @return string[]
 */
function no_texturize_tags( $tags ) {
	$tags[] = 'readiness-check';
	return $tags;
}
add_filter( 'no_texturize_tags', __NAMESPACE__ . '\no_texturize_tags' );

/**
 * Shows the block.
 *
 * @param array $attributes The block's attributes.
 * @return string
 */
function render_block( $attributes ) {
	return '<div ' . get_block_wrapper_attributes() . '>' . element( $attributes ) . '</div>';
}

/**
 * Shows the shortcode.
 *
 * @param array|string $attributes Its attributes, or an empty string.
 * @return string
 */
function render_shortcode( $attributes ) {
	$attributes = (array) $attributes;
	$isolated   = $attributes['isolated'] ?? 'no';
	// An attribute without a value is a value without a name.
	$attributes['isolated'] = in_array( 'isolated', $attributes, true )
		|| ! in_array( strtolower( $isolated ), array( 'no', 'false', 'off', '0' ), true );
	// Word processors put curved quotes around values, which are part of them then.
	$attributes = preg_replace( '/^[“”„″]|[“”„″]$/u', '', $attributes );
	// A block, so that nothing puts the element into a paragraph.
	return '<div class="readiness-check">' . element( $attributes ) . '</div>';
}

/**
 * The element with these attributes: the first view in it, and a link for browsers without scripts.
 *
 * @param array $attributes Values by name, of which others than the element's are passed over.
 * @return string
 */
function element( array $attributes ) {
	$values = array();
	foreach ( ATTRIBUTES as $name ) {
		$value = $attributes[ $name ] ?? '';
		if ( isset( PROTOCOLS[ $name ] ) ) {
			$value = wp_kses_bad_protocol( (string) $value, PROTOCOLS[ $name ] );
		}
		$values[ $name ] = is_scalar( $value ) ? trim( (string) $value ) : '';
	}
	if ( is_feed() ) {
		return link_to_page( $values, get_permalink() );
	}
	wp_enqueue_script( HANDLE );
	$tag = '<readiness-check';
	foreach ( array_filter( $values, 'strlen' ) as $name => $value ) {
		$tag .= 'isolated' === $name ? ' isolated' : " $name=\"" . attribute_text( $value ) . '"';
	}
	$own_page = plugins_url( 'package/frame.html', __FILE__ );
	$choices  = array_filter( array_intersect_key( $values, array_flip( array( 'lang', 'pace' ) ) ), 'strlen' );
	$own_page = add_query_arg( array_map( 'rawurlencode', $choices ), $own_page );
	return "$tag>" . first_view( $values ) . link_to_page( $values, $own_page ) . '</readiness-check>';
}

/**
 * A value as it stands between double quotes, with no shortcode in it to be found by whoever looks later.
 *
 * @param string $value The value.
 * @return string
 */
function attribute_text( $value ) {
	return str_replace( array( '[', ']' ), array( '&#91;', '&#93;' ), esc_attr( $value ) );
}

/**
 * The language that the quiz will be in, as far as the server knows.
 *
 * @param string[] $values The element's attributes.
 * @return string
 */
function language( array $values ) {
	$tag = '' === $values['lang'] ? get_bloginfo( 'language' ) : $values['lang'];
	return strtolower( preg_replace( '/[-_].*$/s', '', $tag ) );
}

/**
 * The page that the quiz begins with, to be seen before any script has arrived.
 *
 * @param string[] $values The element's attributes.
 * @return string Nothing where another page comes first, or the package has none for it.
 */
function first_view( array $values ) {
	$language   = language( $values );
	$assessment = 'state-policy' === $values['assessment'] ? '' : $values['assessment'];
	if ( $values['isolated'] || '' !== $values['code'] || ! preg_match( '/^([a-z][a-z0-9-]*)?\z/', $assessment ) || ! preg_match( '/^[a-z]+\z/', $language ) ) {
		return '';
	}
	$pace = 'full' === $values['pace'] ? 'full' : 'quick';
	$name = implode( '-', array_filter( array( $assessment, $language, $pace ), 'strlen' ) );
	$file = __DIR__ . "/package/first/$name.html";
	return is_readable( $file ) ? trim( (string) file_get_contents( $file ) ) : '';
}

/**
 * A link that shows where the element can't.
 *
 * @param string[]     $values  The element's attributes.
 * @param string|false $address Where the quiz is.
 * @return string
 */
function link_to_page( array $values, $address ) {
	$texts    = wp_json_file_decode( __DIR__ . '/links.json', array( 'associative' => true ) );
	$language = isset( $texts[ language( $values ) ] ) ? language( $values ) : 'en';
	return sprintf( '<p lang="%s"><a href="%s">%s</a></p>', esc_attr( $language ), esc_url( (string) $address ), esc_html( $texts[ $language ] ?? '' ) );
}
