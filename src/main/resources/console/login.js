import { post } from './api.js';

const token = document.getElementById('token');
const trouble = document.getElementById('trouble');

document.getElementById('login').addEventListener('submit', async event => {
  event.preventDefault();
  try {
    await post('/login', token.value);
    location.replace('./');
  } catch (refusal) {
    trouble.textContent = refusal.message;
    token.select();
  }
});
